import { Section } from "~/components/ui/section";
import type { DeploymentRead } from "~/features/application/types";

/** On which node each slot was put, and why, and how the image came there. Where there is one node there is nothing to tell. */
export function PlacementReasons({ placement, imageWays }: Pick<DeploymentRead, "placement" | "imageWays">) {
  if (placement.every(({ alone }) => alone) && imageWays.length === 0) return null;
  return (
    <Section title="Nodes">
      <ol className="flex flex-col gap-2">
        {placement.map(({ slot, sentence }) => (
          <li key={slot} className="flex gap-3">
            <span className="shrink-0 text-ink-3">Slot {slot}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">{sentence}</span>
          </li>
        ))}
        {imageWays.map(({ node, sentence }) => (
          <li key={node} className="flex gap-3">
            <span className="shrink-0 text-ink-3">Image</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {node}: {sentence}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
