import { describe, expect, it } from "vitest";
import type { LogStore } from "./log-store";

/** What every storage of logs does. */
export function describeLogStore(name: string, make: () => LogStore): void {
  const at = { appEnvironmentId: "ae_1", replicaId: "rep_1" };
  const bytes = (text: string) => Buffer.from(text);
  const textOf = async (store: LogStore, piece: number) => (await store.read(at, piece))?.toString() ?? null;

  describe(`a storage of logs ${name}`, () => {
    it("has a folder when it is finished, with its pieces", async () => {
      const store = make();
      expect([await store.list(), await textOf(store, 1)]).toEqual([[], null]);
      const folder = await store.begin(at);
      for (const piece of [1, 2, 3]) await folder.write(piece, bytes(`piece ${piece}`));
      await folder.drop(1);
      expect(await textOf(store, 2)).toBe(null);
      await folder.finish();
      expect([await textOf(store, 1), await textOf(store, 2), await textOf(store, 3)]).toEqual([
        null,
        "piece 2",
        "piece 3",
      ]);
      expect(await store.list()).toMatchObject([{ ...at, begun: null }]);
      await store.drop(at, [2, 9]);
      expect([await textOf(store, 2), await textOf(store, 3)]).toEqual([null, "piece 3"]);
    });

    it("shows nothing of what was begun and never finished, and can clear it away", async () => {
      const store = make();
      const first = await store.begin(at);
      await first.write(1, bytes("whole"));
      await first.finish();
      const killed = await store.begin(at);
      await killed.write(1, bytes("half"));
      expect(await textOf(store, 1)).toBe("whole");
      const left = (await store.list()).filter(({ begun }) => begun !== null);
      expect(left.length).toBe(1);
      for (const stray of left) await store.remove(stray);
      expect([await textOf(store, 1), (await store.list()).length]).toEqual(["whole", 1]);
    });

    it("replaces a folder by one that was written anew, and forgets one that was given up", async () => {
      const store = make();
      for (const text of ["old", "new"]) {
        const folder = await store.begin(at);
        await folder.write(1, bytes(text));
        await folder.finish();
      }
      const given = await store.begin(at);
      await given.write(1, bytes("never"));
      await given.abandon();
      expect([await textOf(store, 1), (await store.list()).length]).toEqual(["new", 1]);
      await store.remove(at);
      await store.remove(at);
      expect([await textOf(store, 1), await store.list()]).toEqual([null, []]);
    });
  });
}
