import { KeptPlaces } from "~/components/kept-places/kept-places";
import { ActivityLine } from "./activity-line";
import type { Line } from "./types";

/** Lines, newest first, which go on by themselves. */
export function ActivityList({ lines, page }: { lines: readonly Line[]; page: string }) {
  return (
    <KeptPlaces rows={lines} page={page}>
      {(rows) => (
        <ul className="divide-y divide-line border-line border-y">
          {rows.map((line) => (
            <li key={line.id}>
              <ActivityLine line={line} />
            </li>
          ))}
        </ul>
      )}
    </KeptPlaces>
  );
}
