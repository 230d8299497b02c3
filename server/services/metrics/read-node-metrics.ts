import { z } from "zod";
import { rangeNames } from "../../domain/metrics/ranges";
import { locateNode } from "../nodes/read-node";
import { query } from "../use-case";
import { findRange } from "./find-range";

/** How a node was over a while. */
export const readNodeMetrics = query({
  permission: "node.read",
  input: z.object({ organization: z.string(), node: z.string().max(100), range: z.enum(rangeNames).default("1h") }),
  locate: locateNode,
  run: async (ctx, { range }, { node }) => ({ subjectId: node.id, ...(await findRange(ctx, node.id, range)) }),
});
