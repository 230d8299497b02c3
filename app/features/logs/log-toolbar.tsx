import { Form } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { type ReactNode, useState } from "react";
import { buttonClass } from "~/components/ui/button";
import { useHydrated } from "~/lib/use-hydrated";
import { MatchSteps } from "./match-steps";
import type { Matches } from "./use-matches";
import { useRefocus } from "./use-refocus";

interface Props {
  /** whether lines come by themselves, and can be stopped */
  readonly live: boolean;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly matches: Matches;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly wrap: boolean;
  readonly onWrap: (wrap: boolean) => void;
  readonly text: () => string;
  readonly onDownload: () => void;
  readonly filters?: ReactNode;
  /** what else is sent when the server is asked to search; absent where only the lines that are here are searched */
  readonly form?: ReactNode;
  /** in the field: the choice of expressions */
  readonly inField?: ReactNode;
}

/** What one does with lines: search, stop, wrap, copy, keep. */
export function LogToolbar(props: Props) {
  const { follow, onFollow, wrap, onWrap, onDownload } = props;
  const refocus = useRefocus();
  const fields = (
    <>
      <SearchField {...props} />
      {props.filters}
      {props.form}
    </>
  );
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      {props.form === undefined ? (
        fields
      ) : (
        <Form {...refocus} className="contents" role="search" aria-label="Logs" preventScrollReset>
          {fields}
        </Form>
      )}
      <div className="ml-auto flex items-center gap-1">
        {props.live && (
          <button type="button" className={buttonClass()} onClick={() => onFollow(!follow)}>
            <Icon name={follow ? "pause" : "play"} />
            {follow ? "Pause" : "Follow"}
          </button>
        )}
        <button
          type="button"
          className={iconButton}
          aria-label="Wrap long lines"
          aria-pressed={wrap}
          onClick={() => onWrap(!wrap)}
        >
          <Icon name="wrap-text" />
        </button>
        <CopyButton text={props.text} />
        <button type="button" className={iconButton} aria-label="Download" onClick={onDownload}>
          <Icon name="download" />
        </button>
      </div>
    </div>
  );
}

const iconButton = `${buttonClass("ghost")} w-8 px-0! aria-pressed:bg-surface-3 aria-pressed:text-ink pointer-coarse:w-10`;

function SearchField({ query, onQuery, matches, inField }: Props) {
  return (
    <div className="flex h-8 min-w-0 flex-1 basis-40 items-center gap-2 rounded-md border border-line-control bg-surface px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 sm:max-w-[420px] pointer-coarse:h-10">
      <Icon name="search" className="text-ink-3" />
      <input
        type="search"
        name="q"
        maxLength={200}
        aria-label="Search in the lines"
        placeholder="Search"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onQuery("");
        }}
        className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
      />
      {inField}
      <MatchSteps matches={matches} />
    </div>
  );
}

/** Browsers give a page the clipboard over https and on localhost only. */
function CopyButton({ text }: { text: () => string }) {
  const [copied, setCopied] = useState(false);
  const possible = useHydrated() && "clipboard" in navigator;
  if (!possible) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button type="button" className={iconButton} aria-label={copied ? "Copied" : "Copy these lines"} onClick={copy}>
      <Icon name={copied ? "check" : "copy"} />
    </button>
  );
}
