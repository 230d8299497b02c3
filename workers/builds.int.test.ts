import { afterAll, beforeAll } from "vitest";
import { describeBuilders } from "./builds/builders";
import { describeFailures } from "./builds/failures";
import { describeInterruptions } from "./builds/interruptions";
import { describeReleases } from "./builds/releases";
import { describeSources } from "./builds/sources";
import { type BuildBed, createBuildBed } from "./testing/builds";

let bed: BuildBed;
beforeAll(async () => {
  bed = await createBuildBed("build", 20, { DM_GIT_MAX_MB: "1", DM_DISK_FLOOR_MB: "64" });
});
afterAll(() => bed.remove());

describeReleases(() => bed);
describeFailures(() => bed);
describeSources(() => bed);
describeBuilders(() => bed);
describeInterruptions(() => bed);
