import { useParams } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import type { ThingView } from "../../../server/services/node-contents/to-view";
import { count } from "~/lib/format";

const short = 2;

/** The containers that have it; those that one must not see are counted. */
export function Users({ usedBy, all = false }: { usedBy: ThingView["usedBy"]; all?: boolean }) {
  const { org, node } = useParams();
  if (usedBy.length === 0) return <span className="text-ink-3">nothing</span>;
  const named = usedBy.flatMap(({ name }) => (name === null ? [] : [name]));
  const shown = all ? named : named.slice(0, short);
  const hidden = usedBy.length - named.length;
  const rest = named.length - shown.length;
  return (
    <ul className="flex flex-wrap gap-x-3">
      {shown.map((name) => (
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
      {rest > 0 && <li className="text-ink-3">{rest} more</li>}
      {hidden > 0 && <li className="text-ink-3">{count(hidden, "container")} of somebody else</li>}
    </ul>
  );
}
