import { useEffect, useRef } from "react";
import { SubmitButton } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { Elapsed } from "~/components/ui/time";
import { iconOf, Step } from "~/features/deployment/step-list";
import { useHydrated } from "~/lib/use-hydrated";
import { type Installation, useInstallation } from "./use-installation";

interface Props {
  readonly run: string;
  readonly read: Installation;
}

/** Docker being installed on a machine, step by step, with what each says. Without JavaScript one looks again by a button. */
export function Installing({ run, read }: Props) {
  const hydrated = useHydrated();
  const seen = useInstallation(run, read);
  const check = useCheckWhenDone(seen.phase);
  const running = seen.phase === "running";
  return (
    <Section title={`Docker on ${seen.name}`} note={describe(seen)} bare>
      <input type="hidden" name="run" value={run} />
      <ol ref={check} className="flex flex-col">
        {seen.steps.map((step) => (
          <InstallStep key={step.key} step={step} />
        ))}
      </ol>
      <p aria-live="polite" className="pt-3 text-ink-2 empty:hidden">
        {running && seen.cancelling
          ? "The step that runs comes to its end: a package half unpacked would be left otherwise. None begins after it."
          : running && "Leaving this page cancels it after the step that runs."}
      </p>
      <div className="flex flex-wrap gap-2 pt-3">
        {running && !hydrated && (
          <SubmitButton look="primary" name="intent" value="look">
            Look again
          </SubmitButton>
        )}
        {running && !seen.cancelling && (
          <SubmitButton name="intent" value="cancel">
            Cancel
          </SubmitButton>
        )}
        {!running && seen.phase !== "done" && (
          <SubmitButton look="primary" name="intent" value="install">
            Try again
          </SubmitButton>
        )}
        {!running && (
          <SubmitButton look={seen.phase === "done" ? "primary" : "default"} name="intent" value="check">
            Check again
          </SubmitButton>
        )}
      </div>
    </Section>
  );
}

function InstallStep({ step }: { step: Installation["steps"][number] }) {
  const { key, label, argv, status, note, startedAt, ms, lines } = step;
  const left = status === "cancelled" ? "skipped" : status;
  return (
    <Step
      icon={iconOf({ key, status: left })}
      title={label}
      word={words[status]}
      detail={
        <>
          {argv !== null && (
            <span className="block font-mono text-ink-3 text-xs [overflow-wrap:anywhere]">{argv.join(" ")}</span>
          )}
          {note !== null && <span className={status === "failed" ? "block text-bad-ink" : "block"}>{note}</span>}
          {lines.length > 0 && <Output lines={lines} open={status === "running" || status === "failed"} />}
        </>
      }
    >
      {startedAt !== null && (
        <Elapsed
          from={new Date(startedAt).toISOString()}
          to={ms === null ? null : new Date(startedAt + ms).toISOString()}
        />
      )}
    </Step>
  );
}

const words = {
  ...{ waiting: "not started", running: "under way", done: "done" },
  ...{ failed: "failed", cancelled: "left out" },
} as const;
const shown = 8;

/** The newest lines while they come, or when they say why; otherwise on demand. */
function Output({ lines, open }: { lines: readonly string[]; open: boolean }) {
  const text = (open ? lines.slice(-shown) : lines).join("\n");
  const block = (
    <pre className="mt-1 max-h-52 overflow-auto rounded-lg border border-line bg-log-bg p-2 font-mono text-xs">
      {text}
    </pre>
  );
  if (open) return block;
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-ink-3 text-xs">What it said</summary>
      {block}
    </details>
  );
}

function describe({ phase, cancelling, problem }: Installation): string {
  if (phase === "running") return cancelling ? "Being cancelled." : "Being installed.";
  if (phase === "done") return "It answers. The connection is checked again.";
  return phase === "cancelled" ? "Cancelled. What was done stays." : (problem ?? "It failed.");
}

/** Its end leads on by itself: what the engine is like is the next thing to know. */
function useCheckWhenDone(phase: Installation["phase"]) {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    if (phase === "done" && before.current === "running") {
      const form = list.current?.closest("form");
      form?.requestSubmit(form.querySelector<HTMLButtonElement>("button[value=check]"));
    }
    before.current = phase;
  }, [phase]);
  return list;
}
