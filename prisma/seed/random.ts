import { createHash } from "node:crypto";
import { buildId, type IdKind } from "../../server/domain/ids";

/** The same numbers for the same name, each time: a seed that is told apart by nothing can be compared and measured. */
export interface Random {
  /** 0 up to 1, without 1 */
  next(): number;
  /** a whole number, both ends included */
  between(min: number, max: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** mulberry32 */
export function createRandom(name: string): Random {
  let state = createHash("sha256").update(name).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return { next, between, pick: (list) => list[between(0, list.length - 1)] ?? list[0] };
}

/** @param path what it is of, from the organisation down: the same place has the same id in each seed */
export const seedId = (kind: IdKind, path: string): string =>
  buildId(kind, createHash("sha256").update(`seed ${kind} ${path}`).digest());

/** What stands for a commit or a digest, in hexadecimal. */
export const seedHash = (path: string): string => createHash("sha256").update(`seed hash ${path}`).digest("hex");
