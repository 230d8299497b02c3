import { z } from "zod";
import { AppError, notFound } from "../../domain/errors";
import { parseCursor } from "../../domain/logs/cursor";
import { isTooMany, maxFollowed, maxReplicas } from "../../domain/logs/followed";
import { locateOrganization } from "../locate";
import { visibleScope } from "../projects/visible-projects";
import { type StreamItem, stream } from "../stream";
import type { ActorCtx } from "../use-case";
import { findAddressed, type LoggedAddress, type LoggedApplication } from "./find-logged";
import { type TailedLine, toLine, toRunning } from "./follow-logs";
import { joinWatches } from "./join-watches";
import { loggedAddress } from "./list-logged-applications";
import { type LogWatch, openLogWatch } from "./log-watch";
import { tellLines, type ToldLines } from "./tell-lines";

/** lines to begin with, of all together */
const tail = 1_000;

/** `of`: the id of the application in its environment, as `listLoggedApplications` gives it. */
interface Of {
  readonly of: string;
}

export type TailedLinesOfMany = ToldLines<
  TailedLine & Of,
  Of & { readonly slot: number; readonly release: number | null }
>;

/**
 * The lines of up to 10 applications, each in one environment, in the order of time: from now on, or after those that were seen. All
 * of them have to be there, and to be such whose logs one may read; that is looked at again while it runs.
 * @throws AppError invalid when more than 30 replicas run in them
 */
export const followOrganizationLogs = stream({
  permission: "organization.read",
  input: z.object({
    organization: z.string(),
    applications: z.array(loggedAddress).min(1).max(maxFollowed),
    lastEventId: z.string().max(40_000).optional(),
  }),
  locate: locateLogged,
  open: async function* (ctx, { lastEventId }, { found }): AsyncGenerator<StreamItem<TailedLinesOfMany>> {
    const cursor = lastEventId === undefined ? null : parseCursor(lastEventId);
    // Who was told once goes on, also when more replicas came meanwhile.
    if (cursor === null && isTooMany(found)) throw tooMany();
    const each = Math.floor(tail / found.length);
    const watch = joinWatches(await openAll(found, (id) => openLogWatch(ctx, id, cursor, each)));
    yield* tellLines(ctx, watch, {
      line: (source, line) => ({ ...toLine(source, line), of: source.replica.appEnvironmentId }),
      running: (source) => ({ ...toRunning(source), of: source.replica.appEnvironmentId }),
    });
  },
});

async function locateLogged(
  ctx: ActorCtx,
  input: { readonly organization: string; readonly applications: readonly LoggedAddress[] },
) {
  const { resource, organization } = await locateOrganization(ctx, input);
  const wanted = new Set(input.applications.map((at) => [at.project, at.application, at.environment].join("/")));
  const found = await findAddressed(ctx.db, visibleScope(ctx, organization.id, "logs.read"), input.applications);
  if (found.length < wanted.size) throw notFound("application");
  return { resource, found };
}

/** All or none: what was opened before one failed is given back. */
async function openAll(
  found: readonly LoggedApplication[],
  open: (id: string) => Promise<LogWatch>,
): Promise<readonly LogWatch[]> {
  const results = await Promise.allSettled(found.map(({ id }) => open(id)));
  const opened = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const failed = results.find((result) => result.status === "rejected");
  if (failed === undefined) return opened;
  for (const watch of opened) watch.close();
  throw failed.reason;
}

const tooMany = () =>
  new AppError(
    "invalid",
    `More than ${maxReplicas} replicas run in these applications, which is as many as can be followed at once. Choose fewer.`,
  );
