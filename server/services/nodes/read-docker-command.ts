import { z } from "zod";
import { contextName } from "../../domain/node/context-lines";
import { findContext, findCurrentContext } from "../../machines/docker-contexts";
import { query } from "../use-case";
import { findInstallationOrganization, locateManagedNode } from "./locate-managed-node";

/**
 * What the docker command of the machine that the server runs on uses, and whether it can be switched to a node here: `command` is
 * null where it is not for this organisation, or no folder of it is known. `before`: what was current when it was switched.
 */
export const readDockerCommand = query({
  permission: "node.manage",
  input: z.object({ organization: z.string(), node: z.string().max(100) }),
  locate: locateManagedNode,
  run: async (ctx, _input, { organization, node }) => {
    const { dockerConfig } = ctx.known;
    const first = (await findInstallationOrganization(ctx.db)) === organization.id;
    if (!first || dockerConfig === null) return { command: null };
    const name = contextName(node.name);
    const [current, context] = await Promise.all([findCurrentContext(dockerConfig), findContext(dockerConfig, name)]);
    const ours = context?.nodeId === node.id;
    return { command: { name, current, used: current === name, before: ours ? context.before : null } };
  },
});
