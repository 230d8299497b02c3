import { z } from "zod";
import { pack } from "tar-stream";
import { contextName } from "../../domain/node/context-lines";
import { buildContextMeta } from "../../domain/node/context-meta";
import { query } from "../use-case";
import { describeWay } from "./describe-way";
import { locateManagedNode } from "./locate-managed-node";

/**
 * A node as a file for `docker context import NAME file` on one's own machine: `content` is a tar in base64. No key and no certificate
 * is in it: one's own opens the engine.
 */
export const readContextFile = query({
  permission: "node.manage",
  input: z.object({ organization: z.string(), node: z.string().max(100) }),
  locate: locateManagedNode,
  run: async (_ctx, _input, { node }) => {
    const name = contextName(node.name);
    const meta = buildContextMeta({ name, nodeId: null, before: null }, describeWay(node));
    return { name, fileName: `${name}.dockercontext`, content: (await packMeta(meta)).toString("base64") };
  },
});

/** As the docker command exports one: the folder for certificates is there, and empty. */
async function packMeta(meta: string): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: "meta.json", mode: 0o644 }, meta);
  tar.entry({ name: "tls", type: "directory", mode: 0o700 });
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
