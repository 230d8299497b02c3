import { Icon } from "~/components/ui/icon";
import type { ReactNode } from "react";
import { Ring } from "~/components/ui/ring";
import { Elapsed } from "~/components/ui/time";
import type { StepRow } from "~/features/application/types";

const words: Readonly<Record<string, string>> = {
  done: "done",
  warned: "done with a warning",
  running: "under way",
  failed: "failed",
  waiting: "not started",
  skipped: "left out",
};

/** What a step has come to; `key` is what it does. */
export function iconOf({ key, status }: { readonly key: string; readonly status: string }): ReactNode {
  const size = "mt-[3px] size-3.5";
  if (status === "running")
    return (
      <span className="mt-0.5">
        <Ring />
      </span>
    );
  if (status === "failed") return <Icon name="circle-x" className={`${size} text-bad-ink`} />;
  if (status === "warned") return <Icon name="triangle-alert" className={`${size} text-warn-ink`} />;
  if (status === "waiting") return <Icon name="circle-dashed" className={`${size} text-ink-3`} />;
  if (status === "skipped") return <Icon name="minus" className={`${size} text-ink-3`} />;
  return key === "return" ? (
    <Icon name="undo-2" className={`${size} text-warn-ink`} />
  ) : (
    <Icon name="circle-check" className={`${size} text-ok-ink`} />
  );
}

interface Props {
  readonly steps: readonly StepRow[];
  /** only what and how long: what is waited for stands elsewhere */
  readonly brief?: boolean;
  /** why one failed */
  readonly failure?: string | undefined;
  /** a step before the first one */
  readonly first?: ReactNode;
  /** a step after the last one */
  readonly children?: ReactNode;
}

/** The steps of a deployment with their times; the one under way counts up. */
export function StepList({ steps, brief = false, failure, first, children }: Props) {
  return (
    <ol className="w-full">
      {first}
      {steps.map((step) => (
        <Step
          key={step.key}
          icon={iconOf(step)}
          title={step.title}
          word={words[step.status] ?? step.status}
          detail={brief ? null : detailOf(step, failure)}
        >
          {step.startedAt !== null && step.status !== "waiting" && <Elapsed from={step.startedAt} to={step.endedAt} />}
        </Step>
      ))}
      {children}
    </ol>
  );
}

/** What a rollout waited for says nothing any more when it has ended. */
function detailOf({ key, status, detail }: StepRow, failure: string | undefined): string | null {
  if (key === "source" || key === "build" || key === "push" || status === "running") return detail;
  return status === "failed" ? (failure ?? null) : null;
}

interface StepProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** its state, for screen readers: the icon says it to the others */
  readonly word: string;
  readonly detail?: ReactNode;
  /** at the right: how long it took, or when it was */
  readonly children?: ReactNode;
}

export function Step({ icon, title, word, detail, children }: StepProps) {
  return (
    <li className="relative grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 pb-3 before:absolute before:top-5 before:bottom-0 before:left-[7.5px] before:w-px before:bg-line-2 last:pb-0 last:before:hidden">
      {icon}
      <span className="font-[550]">
        {title} <span className="sr-only">{word}</span>
      </span>
      <span className="text-ink-3">{children}</span>
      {detail && <p className="col-[2/-1] break-words text-ink-2">{detail}</p>}
    </li>
  );
}
