import { Search } from "~/components/ui/search";
import { Segments } from "~/components/ui/segments";
import type { ContentKind } from "../../../server/domain/node-contents/thing";
import { kindWords } from "./kinds";

/** Which of them one wants to see; the address says so. Who sees only their own has nothing to choose from. */
export function ContentFilters({ kind, manage }: { kind: ContentKind; manage: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <Search label={`Find ${kind}`} keep={["show", "sort"]} />
      {manage && (
        <Segments
          label="Show"
          name="show"
          options={[
            { value: "all", label: "All" },
            { value: "ours", label: "Ours" },
            { value: "others", label: "Others’" },
            { value: "unused", label: kindWords[kind].unused },
          ]}
        />
      )}
    </div>
  );
}
