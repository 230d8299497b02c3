import { Icon } from "~/components/ui/icon";
import { Panel } from "~/components/ui/panel";
import { Time } from "~/components/ui/time";
import type { DeploymentRead } from "~/features/application/types";
import { RolloutFrame, type SlotRow } from "./rollout-frame";
import { SlotWords } from "./slot-words";

/** The replicas at the moments that matter: before, where it turned back, and now. */
export function RolloutPicture({ read }: { read: DeploymentRead }) {
  const { deployment, slots, turned } = read;
  if (slots.length === 0) return null;
  const { release, previousRelease: previous, previousCount, startedAt, endedAt } = deployment;
  const names = { release, previous };
  const before: readonly SlotRow[] = Array.from({ length: previousCount }, (_, i) => ({
    ...{ slot: i + 1, old: "serving", new: null },
  }));
  const frames = turned === null ? 2 : 3;
  return (
    <Panel
      title="Rollout"
      end={<Legend release={release} previous={previous} failed={turned !== null} />}
      foot={
        previousCount > 0 &&
        turned !== null && (
          <>
            <Icon name="info" className="mt-0.5 text-ink-3" />
            <span>A new replica gets traffic only after it was seen healthy, so r{previous} kept serving.</span>
          </>
        )
      }
    >
      <div
        className={`grid divide-line max-frame:divide-y frame:divide-x [&>*]:px-4 [&>*]:pt-3.5 [&>*]:pb-4 ${frames === 3 ? "frame:grid-cols-3" : "frame:grid-cols-2"}`}
      >
        <RolloutFrame title="Before" when={startedAt && <Time at={startedAt} as="clock" />} slots={before} {...names} />
        {turned !== null && (
          <RolloutFrame
            title={deployment.reason === "cancelled" ? "When cancelled" : "At the failure"}
            when={<Time at={turned.at} as="clock" />}
            slots={turned.slots}
            failedSlot={deployment.reason === "cancelled" ? null : (read.failing?.slot ?? null)}
            {...names}
          />
        )}
        <RolloutFrame
          title={endedAt === null ? "Now" : "After"}
          ended={endedAt !== null}
          when={endedAt && <Time at={endedAt} as="clock" />}
          slots={slots}
          {...names}
        />
      </div>
      <SlotWords slots={turned?.slots ?? slots} {...names} />
    </Panel>
  );
}

function Legend({ release, previous, failed }: { release: number | null; previous: number | null; failed: boolean }) {
  const key = "inline-flex items-center gap-1.5 text-ink-2";
  return (
    <span className="flex gap-4">
      {previous !== null && previous !== release && (
        <span className={key}>
          <span className="size-2.5 rounded-[2.5px] bg-slot-old" />r{previous}
        </span>
      )}
      {release !== null && (
        <span className={key}>
          <span className="size-2.5 rounded-[2.5px] bg-accent" />r{release}
        </span>
      )}
      {failed && (
        <span className={key}>
          <span className="inset-ring-[1.5px] inset-ring-bad size-2.5 rounded-[2.5px] bg-bad-soft" />
          failed
        </span>
      )}
    </span>
  );
}
