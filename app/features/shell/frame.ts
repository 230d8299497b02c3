import type { Read } from "~/lib/read";
import type { TreeChoices } from "./tree-choices";

/** What all pages of an organisation have around them; pages get it as the outlet's context. */
export type Frame = Read<"organizations", "readFrame"> & { readonly choices: TreeChoices };
