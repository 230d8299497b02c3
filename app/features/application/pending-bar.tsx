import { useOutletContext } from "@remix-run/react";
import { Diff } from "~/components/ui/diff";
import { ScrollBox } from "~/components/ui/scroll-box";
import { count } from "~/lib/format";
import { countPending } from "../../../server/domain/application/pending";
import { DeployChanges, describeEffect } from "./pending-panel";
import { toDiff } from "./to-diff";
import type { ApplicationRead } from "./types";

/** At the foot of pages where things are changed: what does not run yet, and the button that brings it there. */
export function PendingBar() {
  const read = useOutletContext<ApplicationRead>();
  const n = countPending(read.pending);
  if (n === 0) return null;
  return (
    <section
      aria-label="Pending changes"
      className="sticky bottom-0 z-10 -mx-4 border-line border-t bg-surface px-4 py-2.5 frame:-mx-8 frame:px-8"
    >
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <details className="group min-w-0 flex-1 basis-60">
          <summary className="flex min-h-7 cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-[550]">{count(n, "pending change")}</span>
            <span className="font-medium text-accent-ink group-open:hidden">Show</span>
            <span className="hidden font-medium text-accent-ink group-open:inline">Hide</span>
            <span className="text-ink-2">{describeEffect(read)}</span>
          </summary>
          <ScrollBox label="What would change" className="max-h-[40dvh] py-2">
            <Diff groups={toDiff(read.pending)} />
          </ScrollBox>
        </details>
        <DeployChanges read={read} />
      </div>
    </section>
  );
}
