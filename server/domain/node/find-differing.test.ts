import { describe, expect, it } from "vitest";
import { findDiffering, type KnownReplica, type SeenContainer } from "./find-differing";

const replica: KnownReplica = { appEnvironmentId: "ae_1", containerName: "shop-1", phase: "healthy", stopping: false };
const container: SeenContainer = { name: "shop-1", state: "running", health: null };

describe("findDiffering", () => {
  it.each<[string, Partial<KnownReplica>, Partial<SeenContainer> | null, boolean]>([
    ["one that serves and runs", {}, {}, false],
    ["one that serves, with a command that says so", {}, { health: "healthy" }, false],
    ["one that serves, with a command that says otherwise", {}, { health: "unhealthy" }, true],
    ["one that is ill and got well", { phase: "unhealthy" }, { health: "healthy" }, true],
    ["one that is ill still", { phase: "unhealthy" }, { health: "unhealthy" }, false],
    ["one that ended", {}, { state: "exited" }, true],
    ["one that is started again and again", {}, { state: "restarting" }, true],
    ["one that somebody paused", {}, { state: "paused" }, true],
    ["one that somebody removed", {}, null, true],
    ["one that is known to have ended", { phase: "exited" }, { state: "exited" }, false],
    ["one that had ended and runs again", { phase: "exited" }, {}, true],
    ["one that starts, whose driver may be gone", { phase: "starting" }, {}, true],
    ["one that stops, whose driver may be gone", { stopping: true }, {}, true],
  ])("%s", (_name, row, seen, expected) => {
    const found = findDiffering([{ ...replica, ...row }], seen === null ? [] : [{ ...container, ...seen }]);
    expect([...found]).toEqual(expected ? ["ae_1"] : []);
  });

  it("names an application once, and no other", () => {
    const replicas = ["a", "b", "c"].map((name) => ({ ...replica, containerName: name }));
    const other = { ...replica, appEnvironmentId: "ae_2", containerName: "d" };
    expect([...findDiffering([...replicas, other], [{ ...container, name: "d" }])]).toEqual(["ae_1"]);
  });
});
