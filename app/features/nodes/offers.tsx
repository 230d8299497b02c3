import { buttonClass } from "~/components/ui/button";
import { Link } from "~/components/ui/link";
import type { Offer } from "./offer-machines";

/** Machines that may become nodes, each with the form that is filled in with it. */
export function Offers({ org, offers, empty }: { org: string; offers: readonly Offer[]; empty: string }) {
  if (offers.length === 0) return <p className="text-ink-2">{empty}</p>;
  return (
    <ul className="divide-y divide-line">
      {offers.map(({ name, way, query }) => (
        <li key={`${name} ${query}`} className="flex items-center gap-3 py-2">
          <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <p className="font-[550]">{name}</p>
            <p className="text-ink-2">{way}</p>
          </div>
          <Link to={`/${org}/nodes/new?${query}`} className={buttonClass("default", "sm")} aria-label={`Add ${name}…`}>
            Add…
          </Link>
        </li>
      ))}
    </ul>
  );
}
