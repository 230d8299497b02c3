import { describe, expect, it } from "vitest";
import { toDiff } from "./to-diff";

describe("toDiff", () => {
  it("has a group per section, variables first", () => {
    const groups = toDiff({
      changes: [
        { group: "Resources", field: "memory", label: "Memory", from: "512 MiB", to: "768 MiB" },
        { group: "Resources", field: "cpus", label: "CPU", from: "no limit", to: "1 cores" },
      ],
      variables: [
        { key: "MODE", from: "slow", to: "fast" },
        { key: "TOKEN", from: null, to: "hidden" },
        { key: "OLD", from: "1", to: null },
      ],
      hiddenVariables: false,
      needsBuild: false,
    });
    expect(groups.map(({ title, lines }) => [title, lines.map(({ sign, text }) => sign + text)])).toEqual([
      ["Variables", ["-MODE=slow", "+MODE=fast", "+TOKEN=hidden", "-OLD=1"]],
      ["Resources", ["-Memory: 512 MiB", "+Memory: 768 MiB", "-CPU: no limit", "+CPU: 1 cores"]],
    ]);
  });
  it("says of variables that one may not read only that some were changed", () =>
    expect(toDiff({ changes: [], variables: [], hiddenVariables: true, needsBuild: false })).toEqual([
      { title: "Variables", lines: [{ sign: "+", text: "some were changed" }] },
    ]));
});
