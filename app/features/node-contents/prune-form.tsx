import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import { SubmitButton } from "~/components/ui/button";
import { Button } from "~/components/ui/plain-button";
import { Cell, Table } from "~/components/ui/table";
import { formatBytes } from "~/lib/bytes";
import { count } from "~/lib/format";
import type { Read } from "~/lib/read";
import { useHydrated } from "~/lib/use-hydrated";
import type { ContentKind } from "../../../server/domain/node-contents/thing";
import { kindWords } from "./kinds";
import { OwnerName } from "./owner-name";

type Candidate = Read<"nodeContents", "readPrunePlan">["candidates"][number];

const heads = [
  { label: "Remove", hidden: true },
  { label: "Name" },
  { label: "Why", className: "hidden sm:table-cell" },
  { label: "Belongs to", className: "hidden frame:table-cell" },
  { label: "Size", align: "right" },
] as const;

/** The dry run, a row each. Nothing is ticked by itself: what a person ticks is what goes, and nothing else. */
export function PruneForm({ kind, candidates }: { kind: ContentKind; candidates: readonly Candidate[] }) {
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { one } = kindWords[kind];
  const note = () => setTicked(new Set(new FormData(form.current ?? undefined).getAll("ids").map(String)));
  const tickAll = (on: boolean) => {
    for (const box of form.current?.querySelectorAll<HTMLInputElement>("input[name=ids]") ?? []) box.checked = on;
    note();
  };
  const chosen = candidates.filter(({ id }) => ticked.has(id));
  const bytes = chosen.reduce((sum, candidate) => sum + (candidate.bytes ?? 0), 0);
  return (
    <Form ref={form} method="post" onChange={note} className="flex flex-col gap-4">
      <Table label={`${kindWords[kind].title} that nothing needs`} heads={heads}>
        {candidates.map(({ id, name, names, why, owner, bytes: size }) => (
          <tr key={id}>
            <Cell className="w-8">
              <input
                type="checkbox"
                name="ids"
                value={id}
                aria-label={`Remove ${name}`}
                className="block size-4 accent-accent pointer-coarse:size-6"
              />
            </Cell>
            <Cell className="w-[50%] max-w-0">
              <span className="block truncate font-[550]" title={names.join(", ") || name}>
                {names.join(", ") || name}
              </span>
              <span className="block truncate text-ink-3 text-xs sm:hidden">{why}</span>
            </Cell>
            <Cell className="hidden text-ink-2 sm:table-cell">{why}</Cell>
            <Cell className="hidden frame:table-cell">
              <OwnerName owner={owner} />
            </Cell>
            <Cell align="right" className="whitespace-nowrap">
              {kind === "networks" ? "none" : size === null ? "not measured" : formatBytes(size)}
            </Cell>
          </tr>
        ))}
      </Table>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton look="danger">
          {chosen.length > 0 ? `Remove ${count(chosen.length, one)}` : "Remove what is ticked"}
        </SubmitButton>
        {hydrated && (
          <>
            <Button look="ghost" onClick={() => tickAll(true)}>
              Tick all
            </Button>
            <Button look="ghost" onClick={() => tickAll(false)}>
              Tick none
            </Button>
            <span aria-live="polite" className="text-ink-2">
              {chosen.length === 0
                ? "Nothing is ticked."
                : kind === "networks"
                  ? ""
                  : `${formatBytes(bytes)} would be free.`}
            </span>
          </>
        )}
      </div>
    </Form>
  );
}
