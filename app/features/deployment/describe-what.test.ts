import { describe, expect, it } from "vitest";
import { describeWhat } from "./describe-what";

const release = { number: 4, commitMessage: "Raise pool size", imageRef: "dm-shop:1" };
const row = { kind: "DEPLOY", status: "SUCCEEDED", message: null, targetCount: 3, release };

describe("describeWhat", () => {
  it.each([
    [{}, "Raise pool size"],
    [{ release: { ...release, commitMessage: null } }, "dm-shop:1"],
    [{ release: null, status: "BUILDING" }, "Deploy"],
    [
      { status: "FAILED", message: "Replica 1 stopped by itself (exit code 3). Read its log." },
      "Replica 1 stopped by itself (exit code 3).",
    ],
    [{ status: "CANCELLED" }, "Raise pool size, cancelled"],
    [{ status: "SUPERSEDED", release: null }, "a newer deployment took its place before it began"],
    [{ kind: "ROLLBACK" }, "Back to r4"],
    [{ kind: "SCALE" }, "Scale to 3"],
    [{ kind: "STOP" }, "Stop"],
    [{ kind: "START" }, "Start"],
    [{ kind: "RESTART" }, "Restart"],
  ])("%j is %s", (change, text) => expect(describeWhat({ ...row, ...change })).toBe(text));
});
