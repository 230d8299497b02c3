import { isServing } from "./replica";
import type { Action, Observed, ObservedReplica } from "./types";

/** What goes wrong at one tick; `pick` chooses which replica or action it hits. */
export interface Fault {
  readonly kind:
    | "none"
    | "exit"
    | "unhealthy"
    | "recover"
    | "vanish"
    | "restart"
    | "stuck-stop"
    | "open-connection"
    | "blind"
    | "idle"
    | "half-made"
    | "lose-action"
    | "lose-all"
    | "double"
    | "late"
    | "edge-late"
    | "edge-refuses"
    | "silent"
    | "cancel"
    | "image-missing";
  readonly pick: number;
}

/** What the replicas of a release that does not work do, again and again. */
export type Broken = "exits" | "never healthy" | "falls sick" | "is restarted" | undefined;

export interface Body extends ObservedReplica {
  /** not before this time does it end when asked, or let go of its last connection */
  readonly busyUntil: number;
}

const bootMs = 1_500;
const busyMs = 20_000;

/** Old replicas that serve, as they are before a deployment. */
export function servingGroup(id: string, count: number): ObservedReplica[] {
  return Array.from({ length: count }, (_, index) => ({
    ...born(id, index + 1, 1, 0),
    phase: "healthy",
    routed: true,
  }));
}

export const servingCount = (replicas: readonly ObservedReplica[]): number => replicas.filter(isServing).length;

export function look(bodies: readonly Body[], { kind }: Fault): Observed {
  const connections = (body: Body) => (kind === "blind" ? null : kind === "idle" ? 0 : body.connections);
  return {
    replicas: bodies.map(({ busyUntil: _, ...replica }) => ({
      ...replica,
      connections: connections({ busyUntil: 0, ...replica }),
    })),
    edgeProblem: kind === "edge-refuses" ? "a router is refused" : null,
  };
}

/** Which actions reach the world: some get lost, come twice, or come late from a process that was thought dead. */
export function arriving(
  actions: readonly Action[],
  before: readonly Action[],
  { kind, pick }: Fault,
): readonly Action[] {
  const lost = pick % Math.max(1, actions.length);
  switch (kind) {
    case "lose-action":
      return actions.filter((_, index) => index !== lost);
    case "lose-all":
      return [];
    case "double":
      return [...actions, ...actions];
    case "late":
      return [...before, ...actions];
    default:
      return actions;
  }
}

function born(group: string, slot: number, attempt: number, now: number): ObservedReplica {
  const rest = { exitCode: null, routed: false, confirmed: true, connections: 0, stoppingSince: null, restarts: 0 };
  return { group, slot, attempt, phase: "starting", since: now, ...rest };
}

export function apply(bodies: Body[], action: Action, now: number): Body[] {
  const same = (body: Body) =>
    body.group === action.group && body.slot === action.slot && body.attempt === action.attempt;
  switch (action.kind) {
    case "ensureReplica":
      return bodies.some(same)
        ? bodies.map((body) => (same(body) ? { ...body, unstarted: false } : body))
        : [...bodies, { ...born(action.group, action.slot, action.attempt, now), busyUntil: 0 }];
    case "route":
      return bodies.map((body) =>
        same(body) && body.routed !== action.on ? { ...body, routed: action.on, confirmed: false } : body,
      );
    case "retire":
      return bodies.map((body) => (same(body) ? { ...body, stoppingSince: body.stoppingSince ?? now } : body));
    case "keep":
      return bodies;
  }
}

/** Lets time pass until `now`: the world does what it was told, then what goes wrong goes wrong. */
export function pass(
  bodies: readonly Body[],
  fault: Fault,
  now: number,
  { group, broken }: { readonly group: string; readonly broken: Broken },
): Body[] {
  const mayBecomeHealthy = (body: Body) => broken !== "never healthy" || body.group !== group;
  const alive = bodies.flatMap((body) => live(body, fault, now, mayBecomeHealthy(body)));
  return hurt(alive, fault, now).map((body) => (body.group === group ? spoil(body, broken, now) : body));
}

function live(body: Body, { kind }: Fault, now: number, works: boolean): Body[] {
  if (body.stoppingSince !== null && now >= body.busyUntil) return [];
  const confirmed = body.confirmed || (kind !== "edge-late" && kind !== "edge-refuses");
  const connections = body.routed === confirmed || now < body.busyUntil ? 2 : 0;
  const ready = works && !body.unstarted && body.phase === "starting" && now - body.since >= bootMs;
  return [{ ...body, confirmed, connections, ...(ready ? { phase: "healthy" as const, since: now } : {}) }];
}

/** A replica of a release that does not work. */
function spoil(body: Body, broken: Broken, now: number): Body {
  switch (broken) {
    case "exits":
      return body.phase === "exited" ? body : { ...body, phase: "exited", exitCode: 1, since: now };
    case "falls sick":
      return body.phase === "healthy" && body.routed && now - body.since > busyMs / 8
        ? { ...body, phase: "unhealthy", since: now }
        : body;
    case "is restarted":
      return isServing(body) && now - body.since > busyMs / 8
        ? { ...body, phase: "starting", restarts: body.restarts + 1, since: now }
        : body;
    default:
      return body;
  }
}

function hurt(bodies: Body[], { kind, pick }: Fault, now: number): Body[] {
  const victim = bodies[pick % Math.max(1, bodies.length)];
  if (victim === undefined) return bodies;
  const change = (data: Partial<Body>) => bodies.map((body) => (body === victim ? { ...body, ...data } : body));
  switch (kind) {
    case "exit":
      return change({ phase: "exited", exitCode: 1, since: now });
    case "unhealthy":
      return victim.phase === "exited" ? bodies : change({ phase: "unhealthy", since: now });
    case "half-made":
      return victim.phase === "starting" ? change({ unstarted: true }) : bodies;
    case "recover":
      return victim.phase === "unhealthy" ? change({ phase: "healthy", since: now }) : bodies;
    case "restart":
      return change({ phase: "starting", since: now, restarts: victim.restarts + 1 });
    case "vanish":
      return bodies.filter((body) => body !== victim);
    case "stuck-stop":
    case "open-connection":
      return change({ busyUntil: now + busyMs });
    default:
      return bodies;
  }
}
