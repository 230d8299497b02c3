import { Icon } from "~/components/ui/icon";
import { Panel } from "~/components/ui/panel";
import { Ring } from "~/components/ui/ring";
import { TextLink } from "~/components/ui/text-link";
import { Time } from "~/components/ui/time";
import { CancelDeployment } from "~/features/deployment/cancel-deployment";
import { describeKind } from "~/features/deployment/describe-kind";
import { RolloutFrame } from "~/features/deployment/rollout-frame";
import { StepList } from "~/features/deployment/step-list";
import { stepProgress } from "~/features/deployment/step-progress";
import { useAppPath } from "~/lib/app-path";
import type { ApplicationRead, OverviewRead } from "./types";

/** The deployment that works on the application now: where it is, what it waits for. */
export function RunningPanel({ read, progress }: { read: ApplicationRead; progress: OverviewRead["progress"] }) {
  const base = useAppPath();
  const { active } = read;
  if (active === null) return null;
  const steps = progress?.steps ?? [];
  const at = stepProgress(steps);
  const started = active.startedAt ?? active.createdAt;
  const title =
    at === null ? `Deployment #${active.number}` : `Deployment #${active.number}, step ${at.step} of ${at.of}`;
  return (
    <Panel
      icon={<Ring progress={at === null ? undefined : at.step / (at.of + 1)} />}
      title={title}
      aside={
        <>
          {describeKind(active)}, {active.status === "QUEUED" ? "asked for" : "started"} <Time at={started} />
        </>
      }
      end={<TextLink to={`${base}/deployments/${active.number}`}>Open</TextLink>}
      foot={
        <>
          <Icon name="info" className="mt-1 text-ink-3" />
          <span className="min-w-0 flex-1 py-0.5">{active.waitingFor ?? waitWords(active.status)}</span>
          {read.rights.deploy && <CancelDeployment deployment={active} previous={previousOf(read)} size="sm" />}
        </>
      }
    >
      <div className="grid gap-x-8 gap-y-5 p-4 sm:grid-cols-2">
        <StepList steps={steps} brief />
        {progress !== null && progress.slots.length > 0 && (
          <RolloutFrame title="Now" slots={progress.slots} release={active.release} previous={previousOf(read)} />
        )}
      </div>
    </Panel>
  );
}

const previousOf = ({ release }: ApplicationRead): number | null => release?.number ?? null;

const waitWords = (status: string): string =>
  status === "QUEUED"
    ? "Waits for its turn."
    : status === "BUILDING"
      ? "Makes the image; what serves is not touched."
      : "";
