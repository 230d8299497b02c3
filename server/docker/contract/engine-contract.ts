import { afterAll, beforeAll, describe, vi } from "vitest";
import { type Bed, type BedPlan, type MakeEngine, makeBed } from "./bed";
import { describeAbout } from "./about";
import { describeBuilds } from "./builds";
import { describeContents } from "./contents";
import { describeContainers } from "./containers";
import { describeEvents } from "./events";
import { describeExec } from "./exec";
import { describeImages } from "./images";
import { describeLimits } from "./limits";
import { describeLogs } from "./logs";
import { describeNetworks } from "./networks";
import { describeTerminals } from "./terminals";

/** What every implementation of the engine's port has to do, each call and each of its failures, on a real host. */
export function describeEngine(title: string, make: MakeEngine, plan: BedPlan): void {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });
  describe(title, () => {
    let bed: Bed;
    beforeAll(async () => {
      bed = await makeBed(make, plan);
    });
    afterAll(() => bed?.remove());
    for (const part of [
      describeAbout,
      describeNetworks,
      describeContainers,
      describeContents,
      describeImages,
      describeExec,
      describeTerminals,
      describeLogs,
      describeBuilds,
      describeEvents,
      describeLimits,
    ])
      part(() => bed);
  });
}
