import { expect, it } from "vitest";
import { limitRuns } from "./limit-runs";

it("runs so many at once, the others in their order, and goes on after one that fails", async () => {
  const limit = limitRuns(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const run = (number: number) =>
    limit(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (number === 1) throw new Error("the first fails");
      return number;
    });
  const runs = [1, 2, 3, 4].map((number) => run(number).catch((error: Error) => error.message));
  const settle = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  await settle();
  expect(begun).toEqual([1, 2]);
  ends[0]?.();
  await settle();
  expect(begun).toEqual([1, 2, 3]);
  for (const end of [1, 2]) ends[end]?.();
  await settle();
  ends[3]?.();
  expect(await Promise.all(runs)).toEqual(["the first fails", 2, 3, 4]);
  const after = run(5);
  await settle();
  ends[4]?.();
  expect(await after).toBe(5);
});
