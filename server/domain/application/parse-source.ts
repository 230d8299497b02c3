import { z } from "zod";
import { parseImageReference } from "./image-reference";
import { type GitProtocol, type GitSource, parseGitSource } from "./source";

/** Where an application comes from, as a form or a script gives it. */
export const sourceInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("image"), reference: z.string() }),
  z.object({
    kind: z.literal("git"),
    url: z.string(),
    branch: z.string().optional(),
    subdirectory: z.string().optional(),
    dockerfile: z.string().optional(),
  }),
  z.object({ kind: z.literal("example") }),
]);

export type SourceInput = z.infer<typeof sourceInput>;

export interface ParsedSource {
  readonly sourceKind: "IMAGE" | "GIT";
  readonly source: { readonly reference: string } | GitSource;
}

/** No repository has this address: it stands for the example that comes with the product. */
const example: GitSource = { url: "example://hello", branch: "main", subdirectory: "", dockerfile: "Dockerfile" };

/** @throws AppError invalid, with a sentence per field */
export function parseSource(input: SourceInput, protocols: readonly GitProtocol[]): ParsedSource {
  if (input.kind === "example") return { sourceKind: "GIT", source: example };
  if (input.kind === "image")
    return { sourceKind: "IMAGE", source: { reference: parseImageReference(input.reference).reference } };
  return { sourceKind: "GIT", source: parseGitSource(input, protocols) };
}
