import { useParams } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import type { ThingView } from "../../../server/services/node-contents/to-view";
import { count } from "~/lib/format";

/** The containers that have it; those that one must not see are counted. */
export function Users({ usedBy: { names, more, hidden } }: { usedBy: ThingView["usedBy"] }) {
  const { org, node } = useParams();
  if (names.length + hidden === 0) return <span className="text-ink-3">nothing</span>;
  return (
    <ul className="flex flex-wrap gap-x-3">
      {names.map((name) => (
        <li key={name} className="min-w-0 max-w-full">
          <Link
            to={`/${org}/nodes/${node}/containers/${encodeURIComponent(name)}`}
            title={name}
            className="block truncate leading-6 hover:underline"
          >
            {name}
          </Link>
        </li>
      ))}
      {more > 0 && <li className="text-ink-3 leading-6">{more.toLocaleString("en")} more</li>}
      {hidden > 0 && <li className="text-ink-3 leading-6">{count(hidden, "container")} of somebody else</li>}
    </ul>
  );
}
