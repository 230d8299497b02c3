import { Icon } from "~/components/ui/icon";
import { Section } from "~/components/ui/section";
import { Elapsed, Time } from "~/components/ui/time";
import type { DeploymentRead } from "~/features/application/types";
import { firstSentence } from "./sentences";
import { Step, StepList } from "./step-list";

const size = "mt-[3px] size-3.5";
const ends: Readonly<Record<string, { title: string; icon: React.ReactNode }>> = {
  SUCCEEDED: { title: "Succeeded", icon: <Icon name="circle-check" className={`${size} text-ok-ink`} /> },
  FAILED: { title: "Failed", icon: <Icon name="circle-x" className={`${size} text-bad-ink`} /> },
  ROLLED_BACK: { title: "Rolled back", icon: <Icon name="undo-2" className={`${size} text-warn-ink`} /> },
  CANCELLED: { title: "Cancelled", icon: <Icon name="info" className={`${size} text-ink-2`} /> },
  SUPERSEDED: { title: "Superseded", icon: <Icon name="info" className={`${size} text-ink-2`} /> },
};

/** From the wish to the end, with times. */
export function DeploymentSteps({ read }: { read: DeploymentRead }) {
  const { createdAt, startedAt, endedAt, status, reason, message } = read.deployment;
  const nothingBefore = read.deployment.previousRelease === null;
  const queued = startedAt ?? endedAt;
  const end = ends[status];
  return (
    <Section title="Steps" end={<Elapsed from={createdAt} to={endedAt} />}>
      <StepList
        steps={read.steps.map((step) =>
          step.key === "return" && nothingBefore ? { ...step, title: "Remove the new replicas" } : step,
        )}
        failure={firstSentence(message ?? "")}
        first={
          <Step
            icon={
              queued === null ? (
                <Icon name="circle-dashed" className={`${size} text-accent-ink`} />
              ) : (
                <Icon name="circle-check" className={`${size} text-ok-ink`} />
              )
            }
            title="Queued"
            word={queued === null ? "under way" : "done"}
          >
            <Elapsed from={createdAt} to={queued} />
          </Step>
        }
      >
        {end !== undefined && endedAt !== null && (
          <Step icon={end.icon} title={end.title} word="" detail={reason === null ? null : <code>{reason}</code>}>
            <Time at={endedAt} as="clock" />
          </Step>
        )}
      </StepList>
    </Section>
  );
}
