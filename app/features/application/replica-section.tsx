import { Section } from "~/components/ui/section";
import { Slots } from "~/components/ui/slot";
import { ReplicaTable } from "./replica-table";
import type { ApplicationRead } from "./types";

type Read = Pick<ApplicationRead, "replicas" | "desired" | "serving" | "active">;

/** More than this, and all well, is a picture first. */
const shownRows = 4;

/** The replicas of an application: each with what was seen of it, or all at a glance where there are many and all serve. */
export function ReplicaSection({ read }: { read: Read }) {
  const { replicas, desired, serving } = read;
  if (replicas.length === 0 && desired === 0) return null;
  const glance = replicas.length > shownRows && serving === desired && replicas.length === serving;
  return (
    <Section title="Replicas" note={`${serving} of ${Math.max(desired, serving)} serve`} bare>
      {glance ? <Glance read={read} /> : <ReplicaTable read={read} />}
    </Section>
  );
}

function Glance({ read }: { read: Read }) {
  const nodes = [...new Set(read.replicas.map(({ node }) => node))].sort();
  return (
    <div className="border-line border-y py-3">
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] items-center gap-x-4 gap-y-2.5">
        {nodes.map((node) => (
          <div key={node} className="contents">
            <dt className="text-ink-2">{node}</dt>
            <dd>
              <Slots
                slots={read.replicas
                  .filter((replica) => replica.node === node)
                  .map(({ slot, state, release, words }) => ({
                    slot,
                    state,
                    title: `r${release}, slot ${slot}: ${words}`,
                  }))}
              />
            </dd>
          </div>
        ))}
      </dl>
      <details className="pt-2">
        <summary className="min-h-6 cursor-pointer text-ink-2">One by one</summary>
        <div className="pt-2">
          <ReplicaTable read={read} />
        </div>
      </details>
    </div>
  );
}
