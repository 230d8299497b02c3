import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesToGiveUp } from "./names-to-give-up";
import { type KeptRelease, releasesToPrune } from "./releases-to-prune";

const release = (number: number, imageId = `img${number}`): KeptRelease => ({ id: `r${number}`, number, imageId });
const releases = [1, 2, 3, 4, 5].map((number) => release(number));

describe("releasesToPrune", () => {
  it("keeps the newest", () =>
    expect(releasesToPrune(releases, new Set(), 3).map(({ id }) => id)).toEqual(["r2", "r1"]));
  it("keeps what is needed, however old", () =>
    expect(releasesToPrune(releases, new Set(["r1"]), 3).map(({ id }) => id)).toEqual(["r2"]));
  it("prunes nothing while there are few", () => expect(releasesToPrune(releases, new Set(), 5)).toEqual([]));
});

describe("namesToGiveUp", () => {
  const mine = "dm-1a2b3c4d/shop:89abcdef-ffffffffffff";
  const other = "dm-55555555/shop:89abcdef-ffffffffffff";
  const needs = { installation: "1a2b3c4d", imageIds: new Set(["needed"]), building: ["ae_01234567stuvwxyz"] };

  it.each<[string, { id: string; tags: string[] }, string[]]>([
    ["of what nobody needs: ours", { id: "a", tags: [mine, "nginx:1.25", other] }, [mine]],
    ["of what a release has: none", { id: "needed", tags: [mine] }, []],
    ["of what others named: none", { id: "a", tags: [other, "nginx:1.25"] }, []],
    [
      "of what a build may be about to note: none",
      { id: "a", tags: ["dm-1a2b3c4d/shop:stuvwxyz-ffffffffffff", mine] },
      [],
    ],
    ["of what has no name: none", { id: "a", tags: [] }, []],
  ])("%s", (_name, image, names) => expect(namesToGiveUp(image, needs)).toEqual(names));
});

describe("releasesToPrune, for any history", () => {
  const histories = fc.integer({ min: 0, max: 30 }).chain((count) => {
    const all = Array.from({ length: count }, (_, index) => release(index + 1));
    const needed = fc.subarray(all.map(({ id }) => id));
    return fc.record({ all: fc.constant(all), needed, keep: fc.integer({ min: 1, max: 12 }) });
  });

  it("never lets go of a newest or a needed one, and keeps no other", () =>
    fc.assert(
      fc.property(histories, ({ all, needed, keep }) => {
        const gone = new Set(releasesToPrune(all, new Set(needed), keep).map(({ id }) => id));
        for (const { id, number } of all)
          expect(gone.has(id)).toBe(!needed.includes(id) && number <= all.length - keep);
      }),
    ));
});
