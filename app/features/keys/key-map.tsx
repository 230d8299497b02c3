import * as Dialog from "@radix-ui/react-dialog";
import { Fragment, useState } from "react";
import { iconButton } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { TextLink } from "~/components/ui/text-link";
import type { Destination } from "~/features/palette/destination";
import { useReturnFocus } from "~/lib/use-return-focus";
import { findEnvironments, findFilter, findMatchButton, findTabs } from "./on-page";
import { rowsHere } from "./rows";

interface Props {
  readonly org: string;
  readonly pages: readonly Destination[];
  readonly letters: boolean;
  readonly onClose: () => void;
}

/** Which keys there are on this page: only those that do something. */
export function KeyMap({ org, pages, letters, onClose }: Props) {
  const returnFocus = useReturnFocus();
  const [here] = useState(() => ({
    filter: findFilter() !== null,
    matches: findMatchButton(1) !== null,
    tabs: findTabs().links.length > 1,
    environments: findEnvironments() !== null,
    ...rowsHere(),
  }));
  const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
    [["Ctrl", "K"], "Search, and go anywhere"],
    ...(letters
      ? ([
          ...(here.filter ? [[["/"], "Filter this page"]] : []),
          ...(here.matches ? [[["n", "N"], "Match after, match before"]] : []),
          ...(here.tabs ? [[["[", "]"], "Tab before, tab after"]] : []),
          ...(here.rows ? [[["j", "k"], "Row after, row before"]] : []),
          ...(here.menus ? [[["."], "Menu of the row"]] : []),
          ...(here.ticks ? [[["x"], "Tick the row"]] : []),
          ...(here.environments ? [[["e"], "Choose the environment"]] : []),
          [["t"], "Change the theme"],
          [["?"], "Show these keys"],
        ] as [string[], string][])
      : []),
  ];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Content
          aria-describedby={undefined}
          {...returnFocus}
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-32px)] w-[min(480px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl bg-surface p-5 shadow-pop"
        >
          <div className="flex items-start justify-between pb-3">
            <Dialog.Title className="font-semibold text-base/6">Keys</Dialog.Title>
            <Dialog.Close aria-label="Close" className={`${iconButton} -mt-1 -mr-1`}>
              <Icon name="x" />
            </Dialog.Close>
          </div>
          <KeyList rows={keys} />
          {letters && (
            <>
              <h3 className="pt-4 pb-1 font-medium text-ink-3 text-xs">Go to</h3>
              <KeyList rows={pages.flatMap((page) => (page.letter ? [[["g", page.letter], wordsOf(page)]] : []))} />
            </>
          )}
          <p className="pt-4 text-ink-3 text-xs">
            {letters
              ? "Letters do nothing in fields and terminals, and can be turned off in your "
              : "Keys that are one letter are turned off in this browser. They can be turned on in your "}
            <TextLink to={`/${org}/account`} onClick={onClose}>
              account
            </TextLink>
            .
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const wordsOf = ({ label, note }: Destination): string => (note === undefined ? label : `${label} of ${note}`);

function KeyList({ rows }: { rows: readonly (readonly [keys: readonly string[], what: string])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1">
      {rows.map(([keys, what]) => (
        <Fragment key={keys.join(" ")}>
          <dt className="min-w-0 truncate">{what}</dt>
          <dd className="flex justify-end gap-1">
            {keys.map((key) => (
              <kbd
                key={key}
                className="grid h-6 min-w-6 place-items-center rounded-[4px] bg-surface-3 px-1.5 font-sans text-ink-2 text-xs"
              >
                {key}
              </kbd>
            ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
