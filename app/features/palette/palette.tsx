import * as Dialog from "@radix-ui/react-dialog";
import { useFetcher, useNavigate } from "@remix-run/react";
import { Command } from "cmdk";
import { useEffect, useState } from "react";
import { Icon } from "~/components/ui/icon";
import { useReturnFocus } from "~/lib/use-return-focus";
import type { loader } from "~/routes/$org.search";
import type { Destination, DestinationGroup } from "./destination";
import { matchGroups } from "./match-groups";
import { filterGroups } from "./pages";

const waitMs = 90;

interface Props {
  readonly org: string;
  /** what is offered before anything is typed, and filtered by it then */
  readonly pages: readonly DestinationGroup[];
  readonly onClose: () => void;
}

/** One field that leads to everything by its name. */
export function Palette({ org, pages, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const fetcher = useFetcher<typeof loader>({ key: "palette" });
  const navigate = useNavigate();
  const returnFocus = useReturnFocus();
  const search = typed.trim();
  const { load } = fetcher;
  useEffect(() => {
    if (search === "") return;
    const timer = setTimeout(() => load(`/${org}/search?q=${encodeURIComponent(search)}`), waitMs);
    return () => clearTimeout(timer);
  }, [search, org, load]);
  // An answer to what was typed before is not shown for what is typed now.
  const answer = search !== "" && fetcher.data?.search === search ? fetcher.data.matches : null;
  const groups = [...(answer === null ? [] : matchGroups(org, answer)), ...filterGroups(pages, search)];
  // The best match is what Enter leads to, also when it comes after what was there while one typed.
  const [group] = groups;
  const first = group?.rows[0] === undefined ? "" : cmdValue(group.title, group.rows[0]);
  const [chosen, setChosen] = useState(first);
  useEffect(() => setChosen(first), [first]);
  const go = ({ to }: Destination) => {
    onClose();
    navigate(to);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Content
          aria-describedby={undefined}
          {...returnFocus}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-xl bg-surface shadow-pop"
        >
          <Dialog.Title className="sr-only">Go to</Dialog.Title>
          <Command label="Go to" shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
            <div className="flex items-center gap-2.5 border-line border-b px-4">
              <Icon name="search" className="text-ink-3" />
              <Command.Input
                value={typed}
                onValueChange={setTyped}
                placeholder="Applications, projects, domains, #deployments, pages"
                className="h-12 w-full bg-transparent outline-none placeholder:text-ink-3"
              />
            </div>
            <Command.List className="max-h-[min(420px,60vh)] overflow-y-auto p-2">
              {groups.map(({ title, rows }) => (
                <Command.Group
                  key={title}
                  heading={title}
                  className="pb-1 [&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:py-1.5 [&>[cmdk-group-heading]]:text-ink-3 [&>[cmdk-group-heading]]:text-xs"
                >
                  {rows.map((row) => (
                    <Row key={row.to} row={row} group={title} onGo={go} />
                  ))}
                </Command.Group>
              ))}
              {groups.length === 0 && (
                <Nothing
                  search={search}
                  answered={answer !== null}
                  suggestion={answer?.suggestion ?? null}
                  onTake={setTyped}
                />
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const cmdValue = (group: string, { to }: Destination): string => `${group} ${to}`;

function Row({ row, group, onGo }: { row: Destination; group: string; onGo: (row: Destination) => void }) {
  return (
    <Command.Item
      value={cmdValue(group, row)}
      onSelect={() => onGo(row)}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-surface-3 pointer-coarse:h-11"
    >
      <Icon name={row.icon} className="text-ink-3" />
      <span className="min-w-0 truncate font-[550]">{row.label}</span>
      {row.note !== undefined && (
        <span className="ml-auto min-w-0 shrink-0 truncate text-ink-3 text-xs">{row.note}</span>
      )}
    </Command.Item>
  );
}

interface NothingProps {
  readonly search: string;
  readonly answered: boolean;
  readonly suggestion: string | null;
  readonly onTake: (name: string) => void;
}

function Nothing({ search, answered, suggestion, onTake }: NothingProps) {
  if (!answered) return <p className="px-2 py-6 text-center text-ink-3 animate-appear">Searching…</p>;
  return (
    <p role="status" className="px-2 py-6 text-center text-ink-2">
      Nothing is called “{search}”.{" "}
      {suggestion !== null && (
        <>
          Did you mean{" "}
          <button
            type="button"
            onClick={() => onTake(suggestion)}
            className="cursor-pointer font-[550] text-accent-ink hover:underline"
          >
            {suggestion}
          </button>
          ?
        </>
      )}
    </p>
  );
}
