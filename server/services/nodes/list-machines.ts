import { z } from "zod";
import { readContexts, readSshHosts } from "../../machines/known-machines";
import { locateOrganization } from "../locate";
import { query } from "../use-case";
import { requireInstallation } from "./locate-managed-node";

/**
 * The machines that the docker command and ssh know on the machine that the server runs on, to be offered as nodes. For the first
 * organisation alone. No key is read: of an SSH host's, only the name of its file.
 */
export const listMachines = query({
  permission: "node.manage",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization }) => {
    await requireInstallation(ctx, organization.id, "What is known on this machine");
    const [contexts, hosts] = await Promise.all([readContexts(ctx.known), readSshHosts(ctx.known)]);
    return { contexts, hosts };
  },
});
