import { z } from "zod";
import { createKeyPair } from "../../docker/transport/ssh/key-pair";
import { locateOrganization } from "../locate";
import { query } from "../use-case";
import { findInstallationOrganization } from "./locate-managed-node";
import { sealDraft } from "./resolve-connection";

/**
 * What the form for a new node begins with. A new pair of keys for SSH, of which nothing is kept here: `draft` is the private half,
 * sealed, and goes along with the form until the node is registered; `publicKey` is the line for authorized_keys. `first`: the
 * organisation may add a socket of this machine, share nodes with all others, and look for machines from here.
 */
export const readNewNode = query({
  permission: "node.manage",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization }) => {
    const { privateKey, publicKey } = createKeyPair(`docker-manager-${organization.slug}`);
    const draft = sealDraft(ctx.vault, organization.id, { privateKey });
    return { publicKey, draft, first: (await findInstallationOrganization(ctx.db)) === organization.id };
  },
});
