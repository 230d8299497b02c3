import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultTiming, type HealthCheck, historyLimit, judgeProbes, type Probe, type Verdict } from "./health-check";

const started = 100_000;
const http = (timing: Partial<typeof defaultTiming> = {}): HealthCheck => ({
  ...{ kind: "http", path: "/", port: null, expectStatus: [200, 399] as const },
  ...defaultTiming,
  ...timing,
});
/** "+" and "-" are a good and a bad answer, one second apart from the start; "." is a second without. */
const probes = (text: string, from = started): Probe[] =>
  [...text].flatMap((sign, index) => (sign === "." ? [] : [{ at: from + index * 1_000, ok: sign === "+" }]));
const judge = (check: HealthCheck, text: string, before?: Verdict) =>
  judgeProbes(check, probes(text), started, started + text.length * 1_000, before);

describe("judgeProbes", () => {
  it.each<[string, Partial<typeof defaultTiming>, Verdict]>([
    ["", {}, "starting"],
    ["+", {}, "starting"],
    ["++", {}, "healthy"],
    ["+", { healthyThreshold: 1 }, "healthy"],
    ["+-+-+", {}, "starting"],
    ["--", {}, "starting"],
    ["---", {}, "unhealthy"],
    ["++--", {}, "healthy"],
    ["++---", {}, "unhealthy"],
    ["++---+", {}, "unhealthy"],
    ["++---++", {}, "healthy"],
    ["++--+--+--", {}, "healthy"],
    // failures do not count while it may still be starting …
    ["-----", { startPeriodMs: 60_000 }, "starting"],
    ["-----++", { startPeriodMs: 60_000 }, "healthy"],
    // … but do after the first success, and after the period
    ["+---", { startPeriodMs: 60_000 }, "unhealthy"],
    ["-----", { startPeriodMs: 2_000 }, "unhealthy"],
    ["+-+", { startPeriodMs: 60_000, healthyThreshold: 1 }, "healthy"],
  ])("%j with %j is %s", (text, timing, verdict) => expect(judge(http(timing), text)).toBe(verdict));

  it.each<[Verdict, string, Verdict]>([
    ["healthy", "", "healthy"],
    ["healthy", "--", "healthy"],
    ["healthy", "---", "unhealthy"],
    ["unhealthy", "+", "unhealthy"],
    ["unhealthy", "++", "healthy"],
  ])("goes on from %s with %j to %s", (before, text, verdict) => expect(judge(http(), text, before)).toBe(verdict));

  it("knows no answer of a replica from before it started, or from the future", () => {
    const now = started + 5_000;
    expect(judgeProbes(http(), probes("++", started - 10_000), started, now)).toBe("starting");
    expect(judgeProbes(http(), probes("++", now + 1), started, now)).toBe("starting");
  });

  it("takes running for healthy without a check, once the start period is over", () => {
    const none: HealthCheck = { kind: "none", ...defaultTiming, startPeriodMs: 3_000 };
    const bare: HealthCheck = { kind: "none", ...defaultTiming };
    expect(judgeProbes(bare, [], started, started + 999)).toBe("starting");
    expect(judgeProbes(bare, [], started, started + 1_000)).toBe("healthy");
    expect(judgeProbes(none, [], started, started + 2_999)).toBe("starting");
    expect(judgeProbes(none, [], started, started + 3_000)).toBe("healthy");
  });

  it("judges from a history that was cut as from the whole", () =>
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 80 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (answers, healthyThreshold, unhealthyThreshold) => {
          const check = http({ healthyThreshold, unhealthyThreshold });
          let kept: Probe[] = [];
          let verdict: Verdict = "starting";
          answers.forEach((ok, index) => {
            kept = [...kept, { at: started + index, ok }].slice(-historyLimit(check));
            verdict = judgeProbes(check, kept, started, started + index, verdict);
          });
          const whole = answers.map((ok, index) => ({ at: started + index, ok }));
          expect(verdict).toBe(judgeProbes(check, whole, started, started + answers.length));
        },
      ),
    ));
});
