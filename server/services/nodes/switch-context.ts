import { z } from "zod";
import { AppError } from "../../domain/errors";
import { contextHost, contextName, type ContextWay } from "../../domain/node/context-lines";
import { buildContextMeta } from "../../domain/node/context-meta";
import { findContext, findCurrentContext, setCurrentContext, writeContext } from "../../machines/docker-contexts";
import { recordActivity } from "../activity";
import { mutation } from "../use-case";
import { describeWay } from "./describe-way";
import { locateManagedNode, requireInstallation } from "./locate-managed-node";

/**
 * Lets the docker command of the machine that the server runs on use a node, or, with `back`, what it used before. Its context is
 * made without key or certificate; one of somebody else's that leads to the same engine is used as it is. For the first
 * organisation alone. @throws AppError conflict where a context of that name leads elsewhere, unavailable where nothing can be written
 */
export const switchContext = mutation({
  permission: "node.manage",
  input: z.object({ organization: z.string(), node: z.string().max(100), back: z.boolean().default(false) }),
  locate: locateManagedNode,
  run: async (ctx, { back }, { organization, node, resource }) => {
    await requireInstallation(ctx, organization.id, "The docker command of this machine");
    const { dockerConfig } = ctx.known;
    if (dockerConfig === null)
      throw new AppError("unavailable", "No folder of the docker command is known here. Set DM_DOCKER_CONFIG to it.");
    const target = { config: dockerConfig, id: node.id, name: contextName(node.name) };
    const current = await explained(dockerConfig, () =>
      back ? switchBack(target) : switchTo(target, describeWay(node)),
    );
    await ctx.db.$transaction((tx) =>
      recordActivity(tx, ctx, {
        organizationId: resource.organizationId,
        action: back ? "node.contextLeft" : "node.contextUsed",
        subject: { type: "node", id: node.id, name: node.name },
      }),
    );
    return { current };
  },
});

interface Target {
  /** the docker command's folder */
  readonly config: string;
  /** of the node, and of its context */
  readonly id: string;
  readonly name: string;
}

async function switchTo({ config, id, name }: Target, way: ContextWay): Promise<string> {
  const [known, current] = await Promise.all([findContext(config, name), findCurrentContext(config)]);
  const ours = known?.nodeId === id;
  if (known !== null && !ours && known.host !== contextHost(way))
    throw new AppError(
      "conflict",
      `The docker command has a context “${name}” already, which leads to ${known.host ?? "nothing"}. Rename the node, or remove that context (docker context rm ${name}), then try again.`,
    );
  // With one of somebody else's go certificates of his: it stays as it is.
  if (known === null || ours) {
    const before = current === name ? (known?.before ?? null) : current;
    await writeContext(config, name, buildContextMeta({ name, nodeId: id, before }, way));
  }
  await setCurrentContext(config, name);
  return name;
}

/** What was current before may be gone since: then the docker command's own default is. */
async function switchBack({ config, id, name }: Target): Promise<string> {
  const known = await findContext(config, name);
  const before = known?.nodeId === id ? (known.before ?? "default") : "default";
  const there = before === "default" || (await findContext(config, before)) !== null;
  const next = there ? before : "default";
  await setCurrentContext(config, next);
  return next;
}

/** What keeps us from writing, as a sentence. */
async function explained<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new AppError("unavailable", `${folder}/config.json is no JSON. Mend it first, then try again.`);
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== "string" || error instanceof AppError) throw error;
    throw new AppError(
      "unavailable",
      `${folder} cannot be written from here (${code}). Let the server write there, or run the lines above on that machine.`,
    );
  }
}
