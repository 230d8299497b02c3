/** That none of the wanted replicas serves. */
export interface Outage {
  /** ms since the epoch */
  readonly since: number;
  readonly told: boolean;
  /** since when it serves again, while that is too short to be sure; null: it does not */
  readonly servesSince: number | null;
}

interface Seen {
  readonly wanted: number;
  readonly serving: number;
  /** a replica crashed so often that it is not started again */
  readonly gaveUp: boolean;
}

interface Judgement {
  readonly outage: Outage | null;
  readonly tell: "application.down" | "application.back" | null;
}

/** A replica that ends and is started again at once is no news. */
const blipMs = 10_000;
/** One that crashes again and again serves for moments: that is not the end of it. */
const steadyMs = 15_000;

/** Whether somebody is told that an application does not serve, or does again: once each, however often it comes and goes. */
export function judgeOutage(before: Outage | null, { wanted, serving, gaveUp }: Seen, now: number): Judgement {
  if (wanted === 0) return { outage: null, tell: null };
  if (serving === 0) {
    const { since, told: knew } = before ?? { since: now, told: false };
    const told = knew || gaveUp || now - since >= blipMs;
    return { outage: { since, told, servesSince: null }, tell: told && !knew ? "application.down" : null };
  }
  if (before === null || !before.told) return { outage: null, tell: null };
  const servesSince = before.servesSince ?? now;
  if (now - servesSince >= steadyMs) return { outage: null, tell: "application.back" };
  return { outage: { ...before, servesSince }, tell: null };
}
