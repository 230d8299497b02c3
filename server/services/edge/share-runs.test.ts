import { describe, expect, it } from "vitest";
import { shareRuns } from "./share-runs";

/** Work that waits until it is let go, and knows how many others ran beside it. */
function work() {
  const releases: (() => void)[] = [];
  let running = 0;
  const most = { value: 0 };
  return {
    most,
    begun: () => releases.length,
    run: async () => {
      const number = releases.length + 1;
      most.value = Math.max(most.value, ++running);
      await new Promise<void>((resolve) => releases.push(resolve));
      running--;
      if (number === 2) throw new Error("the second fails");
      return number;
    },
    release: async (number: number) => {
      releases[number - 1]?.();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    },
  };
}

describe("shareRuns", () => {
  it("runs one at a time; all who wait share the next run, also after one that failed", async () => {
    const share = shareRuns<number>();
    const { run, release, begun, most } = work();
    const first = share("a", run);
    const second = [share("a", run), share("a", run)].map((one) => one.catch((error: Error) => error.message));
    expect(begun()).toBe(1);
    await release(1);
    expect([await first, begun()]).toEqual([1, 2]);
    const third = [share("a", run), share("a", run)];
    await release(2);
    expect(await Promise.all(second)).toEqual(["the second fails", "the second fails"]);
    expect(begun()).toBe(3);
    await release(3);
    expect(await Promise.all(third)).toEqual([3, 3]);
    const fourth = share("a", run);
    await release(4);
    expect([await fourth, most.value]).toEqual([4, 1]);
  });

  it("keeps keys apart", async () => {
    const share = shareRuns<number>();
    const { run, release, most } = work();
    const both = [share("a", run), share("b", run).catch(() => 0)];
    expect(most.value).toBe(2);
    await release(1);
    await release(2);
    await Promise.all(both);
  });
});
