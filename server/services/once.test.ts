import { expect, it } from "vitest";
import { once } from "./once";
import type { ActorCtx } from "./use-case";

const count = async (ctx: ActorCtx): Promise<number> => {
  let reads = 0;
  const read = async () => ++reads;
  await Promise.all([once(ctx, "marks:1", read), once(ctx, "marks:1", read), once(ctx, "marks:2", read)]);
  return reads;
};

it("reads once per key within a request that only reads", async () => {
  expect(await count({ reads: new Map() } as unknown as ActorCtx)).toBe(2);
});

it("reads each time where something may have changed since", async () => {
  expect(await count({} as ActorCtx)).toBe(3);
});
