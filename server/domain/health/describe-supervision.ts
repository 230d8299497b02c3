import type { Group } from "../rollout/types";
import type { SlotMemory } from "./crash-memory";

interface Described {
  readonly group: Group;
}

/** How the application is, in one sentence; a crash loop is called so. */
export function describeSupervision(
  policy: Described,
  slots: Readonly<Record<number, SlotMemory>>,
  serving: number,
  now: number,
): string {
  const { count } = policy.group;
  if (count === 0) return "The application is stopped.";
  const loops = Object.entries(slots).filter(([, memory]) => memory.gaveUpAt !== null);
  const [first] = loops;
  if (first) {
    const [slot, { crashes }] = first;
    const minutes = Math.max(1, Math.round(((crashes.at(-1) ?? 0) - (crashes[0] ?? 0)) / 60_000));
    const others = loops.length > 1 ? ` (and ${loops.length - 1} more)` : "";
    return `Replica ${slot}${others} is in a crash loop: it failed ${crashes.length} times within ${minutes} min and is not started again. Read its last log lines, then deploy a fix or restart the application.`;
  }
  if (serving === count) return `${serving} of ${count} replicas serve.`;
  const waiting = Object.entries(slots).find(([, memory]) => memory.notBefore > now);
  if (!waiting) return `Bringing replicas up: ${serving} of ${count} serve.`;
  const seconds = Math.ceil((waiting[1].notBefore - now) / 1000);
  return `Replica ${waiting[0]} failed and is replaced in ${seconds} s; ${serving} of ${count} serve.`;
}
