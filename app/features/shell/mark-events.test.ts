import { describe, expect, it } from "vitest";
import { createMarkFilter } from "./mark-events";

const progress = (subjectId: string, status: string) => ({
  type: "deployment.progress",
  subjectId,
  payload: { status },
});

describe("what changes the tree", () => {
  it("is a new status of a deployment, not each of its steps", () => {
    const isNew = createMarkFilter();
    const seen = ["DEPLOYING", "DEPLOYING", "MONITORING", "MONITORING"].map((status) => isNew(progress("a", status)));
    expect(seen).toEqual([true, false, true, false]);
    expect(isNew(progress("b", "MONITORING"))).toBe(true);
  });
  it("is whatever is made or moved, and no line of a log", () => {
    const isNew = createMarkFilter();
    const of = (type: string) => isNew({ type, subjectId: "x", payload: {} });
    expect([of("project.changed"), of("project.changed"), of("deployment.log")]).toEqual([true, true, false]);
  });
});
