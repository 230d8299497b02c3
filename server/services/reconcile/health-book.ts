import {
  type HealthCheck,
  historyLimit,
  judgeProbes,
  type Probe,
  type Verdict,
} from "../../domain/health/health-check";

interface Page {
  probes: Probe[];
  asking: boolean;
  detail: string | null;
}

/** A new replica is asked this often at least, so that a deployment does not wait for a long interval. */
const provingMs = 500;

/**
 * What the probes of this process told, per replica. It is memory only: after a restart the verdict that the row holds
 * stands until new probes say otherwise.
 */
export interface HealthBook {
  verdict(id: string, check: HealthCheck, startedAt: number, before: Verdict, now: number): Verdict;
  /** Whether it is time to ask again. */
  isDue(id: string, check: HealthCheck, verdict: Verdict, now: number): boolean;
  /** Asks, and notes the answer when it comes; nobody waits for it. */
  ask(id: string, check: HealthCheck, probe: () => Promise<{ ok: boolean; detail: string }>): void;
  /** Whether an answer is awaited, or the last one was bad. */
  isOpen(id: string): boolean;
  detail(id: string): string | null;
  forget(id: string): void;
}

export function createHealthBook(now: () => number = Date.now): HealthBook {
  const pages = new Map<string, Page>();
  const pageOf = (id: string): Page => {
    const page = pages.get(id) ?? { probes: [], asking: false, detail: null };
    pages.set(id, page);
    return page;
  };
  return {
    verdict: (id, check, startedAt, before, at) => judgeProbes(check, pageOf(id).probes, startedAt, at, before),
    isDue: (id, check, verdict, at) => {
      const { probes, asking } = pageOf(id);
      const last = probes.at(-1);
      const interval = verdict === "starting" ? Math.min(check.intervalMs, provingMs) : check.intervalMs;
      return !asking && (last === undefined || at - last.at >= interval);
    },
    ask: (id, check, probe) => {
      const page = pageOf(id);
      page.asking = true;
      const note = (ok: boolean, detail: string) => {
        page.asking = false;
        page.detail = detail;
        page.probes = [...page.probes, { at: now(), ok }].slice(-historyLimit(check));
      };
      probe().then(
        ({ ok, detail }) => note(ok, detail),
        (error: unknown) => note(false, error instanceof Error ? error.message : String(error)),
      );
    },
    isOpen: (id) => {
      const { probes, asking } = pageOf(id);
      return asking || probes.at(-1)?.ok === false;
    },
    detail: (id) => pageOf(id).detail,
    forget: (id) => void pages.delete(id),
  };
}
