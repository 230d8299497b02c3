import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Removal } from "../../../server/services/projects/find-removal";
import type { loader } from "~/routes/$org.projects.$project.removal";
import { describeGoing, describeStaying } from "./removal-words";

/** What a deletion would take, read when somebody asks. */
export function RemovalFacts({ from }: { from: string }) {
  const { load, data } = useFetcher<typeof loader>();
  useEffect(() => load(from), [load, from]);
  if (data === undefined) return <p className="min-h-24">Reading what would go…</p>;
  return <RemovalList removal={data.removal} whole={false} />;
}

export function RemovalList({ removal, whole }: { removal: Removal; whole: boolean }) {
  const going = describeGoing(removal, whole);
  return (
    <div className="flex min-h-24 flex-col gap-2">
      {going.length === 0 ? (
        <p>Nothing of it runs.</p>
      ) : (
        <>
          <p>These go:</p>
          <ul className="list-disc pl-5">
            {going.map((part) => (
              <li key={part} className="[overflow-wrap:anywhere]">
                {part}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{describeStaying(removal)}</p>
    </div>
  );
}
