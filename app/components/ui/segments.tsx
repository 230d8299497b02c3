import { useSearchParams } from "@remix-run/react";
import { Link } from "./link";

interface Props {
  readonly label: string;
  /** the part of the address that holds the choice */
  readonly name: string;
  /** what holds when the address says nothing; the first one when left out */
  readonly fallback?: string | undefined;
  /** parts of the address that a new choice takes away */
  readonly drop?: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Two to four filters of which one holds: links, so that each has an address. */
export function Segments({ label, name, options, drop = ["page"], fallback = options[0]?.value }: Props) {
  const [params] = useSearchParams();
  const chosen = params.get(name) ?? fallback;
  return (
    <nav aria-label={label} className="inline-flex whitespace-nowrap rounded-[7px] bg-surface-3 p-0.5">
      {options.map(({ value, label: word }) => {
        const next = new URLSearchParams(params);
        for (const key of drop) next.delete(key);
        if (value === fallback) next.delete(name);
        else next.set(name, value);
        return (
          <Link
            key={value}
            to={`?${next}`}
            keepScroll
            aria-current={value === chosen ? "true" : undefined}
            className="rounded-[5px] px-2.5 font-medium text-ink-2 text-xs/6 hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-control pointer-coarse:py-2 dark:aria-[current]:bg-line-2"
          >
            {word}
          </Link>
        );
      })}
    </nav>
  );
}
