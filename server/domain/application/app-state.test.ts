import { describe, expect, it } from "vitest";
import { type AppFacts, appStateOf } from "./app-state";

const rest: AppFacts = { deleting: false, active: null, deployed: true, desired: 2, serving: 2 };

describe("appStateOf", () => {
  it.each<[Partial<AppFacts>, string]>([
    [{}, "serving"],
    [{ serving: 1 }, "degraded"],
    [{ serving: 0 }, "down"],
    [{ desired: 0, serving: 0 }, "stopped"],
    [{ deployed: false, desired: 0, serving: 0 }, "never"],
    [{ active: "queued" }, "queued"],
    [{ active: "building", deployed: false }, "building"],
    [{ active: "monitoring" }, "monitoring"],
    [{ active: "failed", serving: 1 }, "degraded"],
    [{ deleting: true, active: "deploying" }, "deleting"],
  ])("%j is %s", (facts, state) => expect(appStateOf({ ...rest, ...facts })).toBe(state));
});
