import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { describeIsolation } from "./isolation";
import { describeObserving } from "./observing";
import { describePublishing } from "./publishing";
import { describeServing } from "./serving";
import { makeStage, type Mode, type Stage } from "./stage";
import { describeSurviving } from "./surviving";

/** What an edge has to do, the same in both modes, with a real Traefik on a host of its own. */
export function describeEdge(mode: Mode, label: string, place: number): void {
  describe(`the edge in ${mode} mode`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await makeStage(mode, label, place);
      await stage.ensure();
    });
    afterEach(() => stage.clear());
    afterAll(() => stage?.host.remove());
    for (const part of [describeServing, describePublishing, describeObserving, describeIsolation, describeSurviving])
      part(() => stage);
  });
}
