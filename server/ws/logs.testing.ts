import { startTestHost, type TestHost } from "../../docker/testing/host";
import { loadTestImages, testApp } from "../../docker/testing/images";
import { labelNames } from "../domain/container-spec/labels";
import type { Engine } from "../docker/engine";
import { ensureLocalNode, localNodeId } from "../machines/local-node";
import { harvestLog } from "../services/logs/harvest-log";
import type { TailedLine, TailedLines } from "../services/logs/follow-logs";
import { follow, type LiveServer, type Seen, startLiveServer, type TestClient } from "./live.testing";

/** Where the application stands whose replicas write. */
export const at = { organization: "brinewood", project: "checkout", application: "payments", environment: "dev" };
const organizationId = "org_logs";

export interface LogBed {
  readonly live: LiveServer;
  readonly host: TestHost;
  readonly engine: Engine;
  readonly organizationId: string;
  readonly projectId: string;
  /** how many streams were asked of the engine so far */
  follows(): number;
  /** Starts a replica that runs a script, as node's program. @param of an application in an environment; by default the first one */
  run(slot: number, script: string, of?: string): Promise<Replica>;
}

export interface Replica {
  readonly id: string;
  readonly name: string;
  /** Ends and removes it, and keeps its lines, as the worker does. */
  remove(): Promise<void>;
}

/** An application with replicas on a real Docker host, behind a web process's socket. */
export async function makeLogBed(label: string, place: number): Promise<LogBed> {
  const host = await startTestHost(label, place);
  await loadTestImages(host);
  const live = await startLiveServer({ DM_DOCKER_HOST: `unix://${host.socket}` });
  const { deps } = live;
  await ensureLocalNode(deps.db, { DM_DOCKER_HOST: `unix://${host.socket}` });
  await makeRows(live);
  const engine = await deps.engines.get(localNodeId);
  const { logs } = engine;
  let follows = 0;
  engine.logs = (name, options) => {
    if (options.follow) follows += 1;
    return logs(name, options);
  };
  let attempt = 0;
  return {
    live,
    host,
    engine,
    organizationId,
    projectId: "prj_logs",
    follows: () => follows,
    async run(slot, script, of = "ae_logs") {
      attempt += 1;
      const row = { id: `rep_${attempt}`, containerName: `dm-payments-${attempt}` };
      const place = { nodeId: localNodeId, appEnvironmentId: of, groupId: "dep_logs", releaseId: "rel_logs" };
      await deps.db.replica.create({ data: { ...row, ...place, slot, attempt, phase: "healthy" } });
      const { containerName: name } = row;
      const command = ["node", "-e", script];
      const labels = { [labelNames.managed]: "1" };
      await engine.ensureContainer({ name, image: testApp, labels, command, network: "none", restart: "no" });
      await engine.start(name);
      return { id: row.id, name, remove: () => retire(live, engine, { id: row.id, name, of }) };
    },
  };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly of: string;
}

async function retire({ deps }: LiveServer, engine: Engine, { id, name, of }: Row): Promise<void> {
  await engine.kill(name, "SIGKILL");
  const lastLines: { at: string; stream: string; text: string }[] = [];
  const signal = AbortSignal.timeout(10_000);
  for await (const line of engine.logs(name, { tail: 100, follow: false, signal })) lastLines.push({ ...line });
  await harvestLog(deps, of, { id, containerName: name, releaseId: "rel_logs" }, engine);
  await engine.remove(name);
  await deps.db.replica.update({ where: { id }, data: { removedAt: new Date(), lastLines } });
}

async function makeRows({ deps }: LiveServer): Promise<void> {
  const { db, vault } = deps;
  await db.organization.create({ data: { id: organizationId, slug: at.organization, name: "Brinewood" } });
  await db.project.create({ data: { id: "prj_logs", slug: at.project, name: "Checkout", organizationId } });
  await db.environment.create({
    data: { id: "env_logs", slug: at.environment, name: "dev", position: 0, projectId: "prj_logs" },
  });
  const source = { sourceKind: "IMAGE", source: {} } as const;
  await db.application.create({
    data: { id: "app_logs", slug: at.application, name: "Payments", projectId: "prj_logs", ...source },
  });
  await db.appEnvironment.create({
    data: { id: "ae_logs", applicationId: "app_logs", environmentId: "env_logs", config: {} },
  });
  const sealed = vault.seal("open-sesame-17", "variable:ae_logs:TOKEN");
  await db.variable.create({ data: { appEnvironmentId: "ae_logs", key: "TOKEN", sealed } });
  const sealedVariables = vault.seal(JSON.stringify({ TOKEN: "former-sesame-16" }), "release:rel_logs");
  const image = { imageId: "sha256:0", imageRef: testApp, spec: {} };
  await db.release.create({
    data: { id: "rel_logs", appEnvironmentId: "ae_logs", number: 7, ...image, sealedVariables, variablesVersion: 1 },
  });
}

/** A program that writes numbered lines, so many at a time. */
export const writes = (name: string, each: number, everyMs: number, total = 1e9): string =>
  `let n = 0; setInterval(() => { let t = ""; for (let i = 0; i < ${each} && n < ${total}; i++) t += "${name} " + ++n + "\\n"; process.stdout.write(t); }, ${everyMs});`;

/** Follows the application's logs. */
export const followLogs = (
  client: TestClient,
  input: { tail?: number; lastEventId?: string } = {},
): Seen<TailedLines> => follow((handlers) => client.api.live.logs.subscribe({ ...at, ...input }, handlers));

export const linesOf = ({ items }: Seen<TailedLines>): TailedLine[] => items.flatMap(({ data }) => data.lines);
export const textsOf = (seen: Seen<TailedLines>): string[] =>
  linesOf(seen)
    .filter(({ stream }) => stream !== "note")
    .map(({ text }) => text);
export const droppedOf = ({ items }: Seen<TailedLines>): number =>
  items.reduce((sum, { data }) => sum + data.dropped, 0);

/** The numbers that a writer's lines bear. */
export const numbersOf = (seen: Seen<TailedLines>, name: string): number[] =>
  textsOf(seen).flatMap((text) => (text.startsWith(`${name} `) ? [Number(text.slice(name.length + 1))] : []));

/** 1, 2, 3 … in one row: nothing lost, nothing twice. */
export const isRow = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number === Number(numbers[index - 1]) + 1);
