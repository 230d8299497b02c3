import { useSearchParams } from "@remix-run/react";
import { Link } from "./link";
import { buttonClass } from "./button";

/** The way through the pages of a long list. Nothing where there is one page. */
export function Pager({ page, pages }: { page: number; pages: number }) {
  const [params] = useSearchParams();
  if (pages <= 1) return null;
  const to = (n: number) => {
    const next = new URLSearchParams(params);
    next.set("page", String(n));
    return `?${next}`;
  };
  return (
    <nav aria-label="Pages" className="flex items-center gap-2 pt-3">
      {page > 1 && (
        <Link rel="prev" to={to(page - 1)} className={buttonClass("default", "sm")}>
          Previous
        </Link>
      )}
      <span className="text-ink-2">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <Link rel="next" to={to(page + 1)} className={buttonClass("default", "sm")}>
          Next
        </Link>
      )}
    </nav>
  );
}
