import { z } from "zod";

const nodeId = z.string().max(60);
const label = /^[a-z0-9]([a-z0-9._/-]{0,61}[a-z0-9])?$/;
const labelSentence = "Use a-z, 0-9, “.”, “_”, “/” and “-”, at most 63 characters.";

/** On which nodes an application may run in an environment, and what happens when one of them is lost. Plain JSON. */
export const placementSchema = z.object({
  on: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("any") }),
      z.object({ kind: z.literal("nodes"), ids: z.array(nodeId).min(1, "Choose at least one node.").max(100) }),
      z.object({
        kind: z.literal("label"),
        key: z.string().regex(label, labelSentence),
        value: z.string().regex(label, labelSentence),
      }),
    ])
    .default({ kind: "any" }),
  /** after how long its replicas start elsewhere; null: they wait for their node */
  moveAfterS: z
    .number({ error: "Enter 10 to 86,400 s." })
    .int("Enter whole seconds.")
    .min(10, "Enter 10 s at least: a node may be away for a moment.")
    .max(86_400, "Enter 86,400 s at most.")
    .nullable()
    .default(60),
});

export type Placement = z.infer<typeof placementSchema>;

export const parsePlacement = (value: unknown): Placement => placementSchema.parse(value ?? {});

/** Whether a node is among those that were chosen, whatever state it is in. */
export function isChosen({ on }: Placement, node: { id: string; labels: Readonly<Record<string, string>> }): boolean {
  switch (on.kind) {
    case "any":
      return true;
    case "nodes":
      return on.ids.includes(node.id);
    case "label":
      return Object.hasOwn(node.labels, on.key) && node.labels[on.key] === on.value;
  }
}
