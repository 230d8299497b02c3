import { type ApplicationPlan, type EnvironmentSlug, environmentSlugs, type LastPlan } from "./plan";
import type { Random } from "./random";

export type Outcome = LastPlan | { readonly status: "SUCCEEDED" | "CANCELLED" | "SUPERSEDED" | "STOPPED" };

/** One deployment of the past, or one under way. */
export interface Event {
  readonly environment: EnvironmentSlug;
  readonly at: Date;
  /** which of the application's commits */
  readonly commit: number;
  readonly outcome: Outcome;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const open = ["QUEUED", "BUILDING", "DEPLOYING", "MONITORING"];
/** How many of the commits go on from one environment to the next. */
const goesOn: Readonly<Record<EnvironmentSlug, number>> = { dev: 1, staging: 0.8, prod: 0.6 };
/** How long after the commit, in hours; sooner for one that is younger than this. */
const later: Readonly<Record<EnvironmentSlug, number>> = { dev: 0.02, staging: 0.6, prod: 2.5 };

/** All deployments of an application, oldest first. */
export function planEvents(random: Random, plan: ApplicationPlan, now: Date): readonly Event[] {
  const newest = plan.commits.length - 1;
  const times = commitTimes(random, plan, now);
  return environmentSlugs
    .flatMap((environment) => {
      const { replicas, last } = plan.cells[environment];
      const reached = plan.commits.flatMap((_, commit) => {
        const must = commit === 0 || (commit === newest && last !== undefined);
        return must || random.next() < goesOn[environment] ? [commit] : [];
      });
      const events = reached.map((commit, i): Event => {
        const hours = Math.min(later[environment], plan.ageHours * 0.1 * (1 + environmentSlugs.indexOf(environment)));
        const at = new Date((times[commit] ?? 0) + hours * hourMs);
        return { environment, at, commit, outcome: i === 0 || i === reached.length - 1 ? went : past(random) };
      });
      return end(random, events, { environment, stopped: replicas === 0, last, now });
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

const went: Outcome = { status: "SUCCEEDED" };

function commitTimes(random: Random, { commits, ageHours }: ApplicationPlan, now: Date): readonly number[] {
  let time = now.getTime() - ageHours * hourMs;
  const times = commits.map(() => {
    const own = time;
    time -= random.between(8, 90) * hourMs;
    return own;
  });
  return times.reverse();
}

/** What lies between the first and the last has been made good since. */
function past(random: Random): Outcome {
  const chance = random.next();
  if (chance < 0.1) return { status: "FAILED", reason: "build_failed", facts: { detail: "npm ci ended with 1" } };
  if (chance < 0.18) return { status: "ROLLED_BACK", reason: "health_failed", facts: { slot: 1 } };
  if (chance < 0.26) return { status: "CANCELLED" };
  return chance < 0.34 ? { status: "SUPERSEDED" } : went;
}

interface End {
  readonly environment: EnvironmentSlug;
  readonly stopped: boolean;
  readonly last: LastPlan | undefined;
  readonly now: Date;
}

function end(random: Random, events: readonly Event[], { environment, stopped, last, now }: End): readonly Event[] {
  const newest = events.at(-1);
  if (newest === undefined) return events;
  if (last !== undefined) {
    const isOpen = open.includes(last.status);
    const at = isOpen ? new Date(now.getTime() - random.between(1, 4) * minuteMs) : newest.at;
    // What was there before is what it is compared with.
    const before = events.length === 1 ? [{ ...newest, at: new Date(newest.at.getTime() - 30 * hourMs) }] : [];
    return [...before, ...events.slice(0, -1), { ...newest, at, outcome: last }];
  }
  if (!stopped) return events;
  const halfway = (newest.at.getTime() + now.getTime()) / 2;
  return [...events, { environment, at: new Date(halfway), commit: newest.commit, outcome: { status: "STOPPED" } }];
}
