import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDiskParts } from "./disk-parts";

const usage = {
  layersBytes: 100,
  images: [
    { id: "serves", ownBytes: 10, used: true },
    { id: "old", ownBytes: 20, used: false },
    { id: "stray", ownBytes: 5, used: false },
  ],
  volumesBytes: 40,
  buildCacheBytes: 30,
};

describe("toDiskParts", () => {
  it("sorts images by whether a container or a release has them; shared layers are in use", () =>
    expect(toDiskParts(usage, { free: 300, total: 500 }, new Set(["serves", "old"]))).toEqual({
      ...{ volumes: 40, imagesInUse: 75, imagesKept: 20, imagesUnneeded: 5, buildCache: 30, other: 30, free: 300 },
    }));

  it("says nothing below zero where volumes are on another disk", () =>
    expect(toDiskParts({ ...usage, volumesBytes: 4_000 }, { free: 300, total: 500 }, new Set())).toMatchObject({
      other: 0,
      volumes: 4_000,
    }));

  it("loses nothing: the parts are at least what is used", () =>
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.array(fc.record({ ownBytes: fc.nat(), used: fc.boolean() })), (a, b, list) => {
        const images = list.map((one, i) => ({ ...one, id: String(i) }));
        const layersBytes = images.reduce((sum, { ownBytes }) => sum + ownBytes, 0);
        const disk = { free: Math.min(a, b), total: Math.max(a, b) };
        const { free, ...parts } = toDiskParts({ ...usage, images, layersBytes }, disk, new Set(["0", "2"]));
        const sum = Object.values(parts).reduce((all, part) => all + part, 0);
        expect(sum).toBeGreaterThanOrEqual(disk.total - free);
        expect(Math.min(...Object.values(parts))).toBeGreaterThanOrEqual(0);
      }),
    ));
});
