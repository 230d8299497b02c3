import { Icon } from "./icon";
import { useEffect, useState } from "react";
import { useHydrated } from "~/lib/use-hydrated";

const shownMs = 1_500;

/** An id in short, with a button that copies the whole. */
export function CopyText({ text, shown = text, what }: { text: string; shown?: string; what: string }) {
  const hydrated = useHydrated();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <span className="truncate font-mono text-xs" title={text}>
        {shown}
      </span>
      {hydrated && (
        <button
          type="button"
          aria-label={copied ? "Copied" : `Copy ${what}`}
          onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(true))}
          className="-my-1 grid size-6 shrink-0 cursor-pointer place-items-center rounded-md text-ink-3 hover:bg-surface-2 hover:text-ink"
        >
          <Icon name={copied ? "check" : "copy"} className="size-3.5" />
        </button>
      )}
    </span>
  );
}
