import { z } from "zod";
import { createKeyPair } from "../../docker/transport/ssh/key-pair";
import { locateOrganization } from "../locate";
import { query } from "../use-case";
import { sealDraft } from "./resolve-connection";

/**
 * A new pair of keys for a node that is reached by SSH. Nothing is kept here: `draft` is the private half, sealed, and goes along with
 * the form until the node is registered. `publicKey` is the line for authorized_keys.
 */
export const readNewKey = query({
  permission: "node.manage",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization }) => {
    const { privateKey, publicKey } = createKeyPair(`docker-manager-${organization.slug}`);
    return { publicKey, draft: sealDraft(ctx.vault, organization.id, { privateKey }) };
  },
});
