import { describe, expect, it } from "vitest";
import { isAbout } from "./concerns";
import { retryDelay } from "./retry-delay";

const event = (over: object = {}) => ({
  type: "deployment.progress",
  subjectId: "deployment_1",
  payload: { projectId: "project_1", appEnvironmentId: "appEnvironment_1", status: "DEPLOYING" },
  ...over,
});

describe("isAbout", () => {
  it.each([
    [null, true],
    [["deployment_1"], true],
    [["project_1", "other"], true],
    [["appEnvironment_1"], true],
    [["deployment_2"], false],
    [[], false],
    [({ type }: { type: string }) => type === "deployment.progress", true],
    [() => false, false],
  ])("a page of %j: %s", (about, hit) => expect(isAbout(about, event())).toBe(hit));
  it("takes events that were missed as being about everything", () =>
    expect(isAbout(["x"], event({ type: "live.missed", payload: {} }))).toBe(true));
});

describe("retryDelay", () => {
  it("grows to 18 s at most and is never the same for all pages", () => {
    expect(retryDelay(0, 0)).toBe(240);
    expect(retryDelay(3, 0.5)).toBe(4_000);
    expect(retryDelay(40, 1)).toBe(18_000);
    expect(retryDelay(2, 0)).not.toBe(retryDelay(2, 1));
  });
});
