import { useRef, useState } from "react";
import { Button } from "~/components/ui/plain-button";
import { Empty } from "~/components/ui/empty";
import { Select } from "~/components/ui/select";
import { Tag } from "~/components/ui/tag";
import type { ApplicationRead } from "~/features/application/types";
import type { AppAddress } from "~/lib/app-address";
import { useEarlyChoice } from "~/lib/use-early-choice";
import { TerminalFoot } from "./terminal-foot";
import { useTerminal } from "./use-terminal";

interface Props {
  readonly address: AppAddress;
  readonly read: ApplicationRead;
}

/** A shell in the container of a replica. */
export function TerminalPage({ address, read }: Props) {
  const replicas = read.replicas.filter(({ phase }) => phase !== "exited");
  const [chosen, setChosen] = useState<string | null>(null);
  const [place, setPlace] = useState<Parameters<typeof useTerminal>[1]>(null);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const state = useTerminal(box, place, () => button.current?.focus());
  const replica = replicas.find(({ id }) => id === chosen) ?? replicas[0];
  const select = useRef<HTMLSelectElement>(null);
  // What is shown as chosen is what is opened.
  useEarlyChoice(select, replica?.id ?? "", setChosen);
  if (place === null && replica === undefined)
    return (
      <Empty
        sentence={`No replica runs in ${read.environment.name}. Start the application, or deploy it, to open a terminal.`}
      />
    );
  const busy = state.at === "open" || state.at === "opening";
  const open = () => replica && setPlace({ ...address, replica: replica.id });
  return (
    <section aria-label="Terminal" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-72">
          <Select
            ref={select}
            label="Replica"
            name="replica"
            disabled={busy}
            value={replica?.id ?? ""}
            onChange={(event) => setChosen(event.target.value)}
          >
            {replicas.map(({ id, slot, release, node }) => (
              <option key={id} value={id}>
                {`Slot ${slot}, ${release === null ? "no release" : `r${release}`}, on ${node}`}
              </option>
            ))}
          </Select>
        </div>
        {busy ? (
          <Button ref={button} onClick={() => setPlace(null)}>
            Close
          </Button>
        ) : (
          <Button ref={button} look="primary" onClick={open} disabled={replica === undefined}>
            {state.at === "ended" ? "Open again" : "Open a terminal"}
          </Button>
        )}
        <span className="flex h-8 items-center gap-2 text-ink-3 frame:ml-auto">
          <Tag>recorded</Tag>
          who, where and how long; not what is typed
        </span>
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-[#090a0d]">
        <div ref={box} className={`h-[max(320px,calc(100dvh-380px))] py-2 pl-3 ${place === null ? "hidden" : ""}`} />
        {place === null && (
          <p className="grid h-[max(320px,calc(100dvh-380px))] place-items-center px-6 text-center text-[#959aa2]">
            Nothing is open. What you type acts on the container that serves.
          </p>
        )}
        <TerminalFoot state={state} />
      </div>
    </section>
  );
}
