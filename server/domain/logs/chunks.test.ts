import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Chunk, chunksToDrop, chunksWithin, type KeptLog } from "./chunks";
import { toStamp } from "./place";

const chunk = (piece: number, from: number, until: number, bytes = 10): Chunk => ({
  ...{ piece, bytes, lines: 1 },
  from: toStamp(from),
  until: toStamp(until),
});

describe("pieces of kept logs", () => {
  it("are read where they may hold a line of the time", () => {
    const chunks = [chunk(1, 0, 10), chunk(2, 10, 20), chunk(3, 18, 30)];
    const pieces = (from: number, until: number) =>
      chunksWithin(chunks, toStamp(from), toStamp(until)).map(({ piece }) => piece);
    expect(pieces(10, 11)).toEqual([1, 2]);
    expect(pieces(19, 25)).toEqual([2, 3]);
    expect(pieces(31, 40)).toEqual([]);
    expect(pieces(0, 10)).toEqual([1]);
  });

  const logs = fc.array(fc.array(fc.tuple(fc.nat(1_000), fc.nat(50)), { maxLength: 6 }), { maxLength: 5 }).map((all) =>
    all.map(
      (chunks, index): KeptLog => ({
        replicaId: `rep_${index}`,
        chunks: chunks.sort((a, b) => a[0] - b[0]).map(([at, bytes], n) => chunk(n + 1, at, at + 1, bytes)),
      }),
    ),
  );
  it("are given up, the oldest first, until the rest is within both limits", () =>
    fc.assert(
      fc.property(logs, fc.nat(200), fc.nat(1_000), (all, bytes, oldest) => {
        const dropped = chunksToDrop(all, { bytes, oldest: toStamp(oldest) });
        const isDropped = (id: string, { piece }: Chunk) =>
          dropped.get(id)?.some((one) => one.piece === piece) === true;
        const every = all.flatMap(({ replicaId, chunks }) =>
          chunks.map((one) => ({ one, gone: isDropped(replicaId, one) })),
        );
        const kept = every.filter(({ gone }) => !gone).map(({ one }) => one);
        const gone = every.filter((one) => one.gone).map(({ one }) => one);
        expect(kept.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThanOrEqual(bytes);
        for (const one of kept) expect(one.until >= toStamp(oldest)).toBe(true);
        for (const a of gone) for (const b of kept) expect(a.until <= b.until).toBe(true);
        const sum = every.reduce((total, { one }) => total + one.bytes, 0);
        if (sum <= bytes && every.every(({ one }) => one.until >= toStamp(oldest))) expect(gone).toEqual([]);
      }),
    ));
});
