import { useMatches } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { Fragment } from "react";
import { type Crumb, hasCrumbs } from "./crumbs";
import type { Frame } from "./frame";

/** Where the page is. Too long a way loses its beginning, never its last step; a narrow page shows that alone. */
export function Breadcrumb({ frame: { organization } }: { frame: Frame }) {
  const steps: Crumb[] = [{ label: organization.name, to: `/${organization.slug}` }];
  const matches = useMatches();
  for (const { handle, data, params } of matches)
    if (hasCrumbs(handle) && data !== undefined) steps.push(...handle.crumbs(data, params));
  const [last, ...before] = steps.reverse();
  return (
    <nav aria-label="Breadcrumb" className="flex min-w-0 flex-1 items-center gap-1.5 whitespace-nowrap text-ink-2">
      {before.reverse().map(({ label, to }, i) => (
        <Fragment key={to ?? label}>
          <Step label={label} to={to} shrink={10 ** (before.length - i)} />
          <span aria-hidden className="hidden text-ink-3 frame:inline">
            /
          </span>
        </Fragment>
      ))}
      <b aria-current="page" className="min-w-0 truncate font-[550] text-ink" title={last?.label}>
        {last?.label}
      </b>
    </nav>
  );
}

function Step({ label, to, shrink }: { label: string; to: string | undefined; shrink: number }) {
  const look = "hidden min-w-4 truncate frame:block";
  const style = { flexShrink: shrink };
  if (to === undefined)
    return (
      <span className={look} style={style} title={label}>
        {label}
      </span>
    );
  return (
    <Link className={`${look} py-0.5 hover:text-ink`} style={style} title={label} to={to}>
      {label}
    </Link>
  );
}
