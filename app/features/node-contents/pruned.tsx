import { Icon } from "~/components/ui/icon";
import { formatBytes } from "~/lib/bytes";
import { count } from "~/lib/format";
import type { Read } from "~/lib/read";
import type { ContentKind } from "../../../server/domain/node-contents/thing";
import { kindWords } from "./kinds";

type Result = Read<"nodeContents", "pruneNode">;

/** What went, and what stayed although it was ticked. */
export function Pruned({ kind, result: { removed, bytes, stayed } }: { kind: ContentKind; result: Result }) {
  const freed = bytes > 0 ? `, ${formatBytes(bytes)} freed` : "";
  return (
    <div role="status" className="flex flex-col gap-2 rounded-lg border border-line bg-bg px-4 py-3">
      <p className="flex gap-2">
        <Icon name={removed.length > 0 ? "circle-check" : "info"} className="mt-0.5 shrink-0 text-ink-3" />
        {removed.length === 0
          ? "Nothing was removed."
          : `${count(removed.length, kindWords[kind].one)} removed${freed}: ${removed.map(({ name }) => name).join(", ")}.`}
      </p>
      {stayed.map(({ id, name, reason }) => (
        <p key={id} className="flex gap-2 text-ink-2 [overflow-wrap:anywhere]">
          <Icon name="triangle-alert" className="mt-0.5 shrink-0 text-warn-ink" />
          {name} stayed. {reason}
        </p>
      ))}
    </div>
  );
}
