import { z } from "zod";
import { createKeyPair } from "../../docker/transport/ssh/key-pair";
import { readContextTls } from "../../machines/known-machines";
import { locateOrganization } from "../locate";
import { query } from "../use-case";
import { findInstallationOrganization } from "./locate-managed-node";
import { sealDraft } from "./resolve-connection";

/**
 * What the form for a new node begins with. A new pair of keys for SSH, of which nothing is kept here: `draft` is the private half,
 * sealed, and goes along with the form until the node is registered; `publicKey` is the line for authorized_keys. `first`: the
 * organisation may add a socket of this machine, share nodes with all others, and look for machines from here. `certified`: the draft
 * holds the certificates of the docker command's context of that name, too.
 */
export const readNewNode = query({
  permission: "node.manage",
  input: z.object({ organization: z.string(), context: z.string().max(200).optional() }),
  locate: locateOrganization,
  run: async (ctx, { context }, { organization }) => {
    const { privateKey, publicKey } = createKeyPair(`docker-manager-${organization.slug}`);
    const first = (await findInstallationOrganization(ctx.db)) === organization.id;
    const tls = first && context !== undefined ? await readContextTls(ctx.known, context) : null;
    const draft = sealDraft(ctx.vault, organization.id, { privateKey, ...tls });
    return { publicKey, draft, first, certified: tls !== null };
  },
});
