import type { Prisma } from "../../db/generated/client";
import { can } from "../../domain/access/can";
import { freshMs } from "../../domain/metrics/ranges";
import { findTroubles, type NodeTrouble, type UnreachedNode } from "../../domain/node/node-trouble";
import type { NodeState } from "../../domain/node/judge-node";
import type { Duty } from "../../domain/node/node-words";
import { localNodeId } from "../../machines/local-node";
import { once } from "../once";
import type { ActorCtx } from "../use-case";
import { firstEnd } from "./note-certificate";
import { readShownKey } from "./shown-host-key";
import { readFacts, readSurvey, type Survey } from "./survey";

/** A node as lists show it. */
export interface NodeView {
  readonly id: string;
  readonly name: string;
  /** the machine that Docker Manager itself runs on */
  readonly local: boolean;
  /** how its engine is reached: local, ssh, tls */
  readonly transport: string;
  /** all organisations may run on it */
  readonly shared: boolean;
  /** one may change, drain and remove it */
  readonly manageable: boolean;
  /** what is wanted of it, and since when; null where it was never otherwise */
  readonly duty: Duty;
  readonly dutySince: Date | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly state: NodeState;
  /** since when it is so; null before it was first seen */
  readonly since: Date | null;
  readonly reason: string | null;
  readonly troubles: readonly NodeTrouble[];
  readonly engine: string | null;
  readonly cpus: number | null;
  /** cores in use a moment ago; null where that is not known */
  readonly cpu: number | null;
  readonly disk: Survey["disk"];
  readonly memory: Survey["memory"];
  /** how many are on it, when they were counted last; `others` are of other software */
  readonly containers: { readonly managed: number; readonly running: number; readonly others: number } | null;
  readonly surveyedAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly edge: {
    readonly wanted: number;
    readonly live: number;
    readonly seenAt: Date | null;
    readonly problem: string | null;
  };
}

/** The nodes that an organisation's applications may run on: its own, and those of the installation. Read once for a page. */
export const findNodes = (ctx: ActorCtx, organizationId: string): Promise<readonly NodeView[]> =>
  once(ctx, `nodes:${organizationId}`, () => readNodes(ctx, organizationId));

async function readNodes(ctx: ActorCtx, organizationId: string): Promise<readonly NodeView[]> {
  const nodes = await ctx.db.$queryRaw<Row[]>`
    select n."id", n."name", n."organizationId", n."transport", n."access", n."duty", n."dutySince", n."labels",
      n."shownHostKey", (select "id" from "Organization" order by "demo", "createdAt", "id" limit 1) as "installation", n."state", n."facts", n."survey", n."surveyedAt", n."lastSeenAt", n."edgeWanted", n."edgeLive",
      n."edgeSeenAt", n."edgeProblem", s."since", s."reason", m."cpu", l."unreached"
    from "Node" n
    left join lateral (
      select jsonb_agg(jsonb_build_object('name', t."name", 'reason', k."reason") order by t."name") as "unreached"
      from "NodeLink" k join "Node" t on t."id" = k."toId" and t."state" = 'ready'
        and (t."organizationId" is null or t."organizationId" = ${organizationId})
      where k."fromId" = n."id" and not k."up"
    ) l on true
    left join lateral (
      select "since", "reason" from "NodeState" where "nodeId" = n."id" order by "since" desc, "id" desc limit 1
    ) s on true
    left join lateral (
      select "cpu" from "MetricPoint"
      where "subjectId" = n."id" and "step" = 10 and "at" > ${new Date(ctx.now().getTime() - freshMs)}
      order by "at" desc limit 1
    ) m on true
    where n."organizationId" is null or n."organizationId" = ${organizationId}
    order by n."name"`;
  return nodes.map((row) => toView(ctx, row));
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string | null;
  readonly transport: string;
  readonly access: Prisma.JsonValue;
  readonly duty: Duty;
  readonly dutySince: Date | null;
  readonly labels: Record<string, string>;
  readonly shownHostKey: Prisma.JsonValue;
  /** the organisation that looks after the nodes of the installation */
  readonly installation: string;
  readonly state: NodeState;
  readonly since: Date | null;
  readonly reason: string | null;
  readonly facts: null;
  readonly survey: null;
  readonly surveyedAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly edgeWanted: number;
  readonly edgeLive: number;
  readonly edgeSeenAt: Date | null;
  readonly edgeProblem: string | null;
  readonly cpu: number | null;
  readonly unreached: readonly UnreachedNode[] | null;
}

function toView(ctx: ActorCtx, row: Row): NodeView {
  const {
    id,
    name,
    transport,
    duty,
    dutySince,
    labels,
    state,
    since,
    reason,
    surveyedAt,
    lastSeenAt,
    edgeProblem,
    cpu,
  } = row;
  const facts = readFacts(row.facts);
  const { disk, memory, containers } = readSurvey(row.survey);
  const until = firstEnd(row);
  const certificate = until === null ? null : { until, now: ctx.now().getTime() };
  const hostKey = readShownKey(row.shownHostKey);
  const owner = { organizationId: row.organizationId ?? row.installation };
  return {
    ...{ id, name, transport, duty, dutySince, labels, state, since, reason, disk, memory, surveyedAt, lastSeenAt },
    local: id === localNodeId,
    containers:
      containers === null
        ? null
        : { managed: containers.managed, running: containers.running, others: containers.others },
    shared: row.organizationId === null,
    manageable: can(ctx.actor, "node.manage", owner),
    troubles: findTroubles({ state, disk, edgeProblem, hostKey, certificate, unreached: row.unreached ?? [] }),
    engine: facts?.version ?? null,
    cpus: facts?.cpus ?? null,
    cpu,
    edge: { wanted: row.edgeWanted, live: row.edgeLive, seenAt: row.edgeSeenAt, problem: edgeProblem },
  };
}
