import type { Read } from "~/lib/read";

export type Line = Read<"organizations", "listActivity">["lines"][number];
