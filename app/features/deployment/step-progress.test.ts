import { describe, expect, it } from "vitest";
import { stepProgress } from "./step-progress";

const steps = (...statuses: string[]) => statuses.map((status) => ({ status }));

describe("stepProgress", () => {
  it.each([
    [[], null],
    [["waiting", "waiting"], { step: 1, of: 2 }],
    [["done", "running", "waiting"], { step: 2, of: 3 }],
    [["skipped", "skipped", "running", "waiting"], { step: 1, of: 2 }],
    [["done", "done"], { step: 2, of: 2 }],
    [["done", "failed", "running"], { step: 3, of: 3 }],
  ])("%j", (statuses, at) => expect(stepProgress(steps(...statuses))).toEqual(at));
});
