import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { describeLogStore } from "../log-store.testing";
import { createFileLogStore } from "./file-log-store";

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(path.join(tmpdir(), "dm-logs-"));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

describeLogStore("in files", () => createFileLogStore(folder(), 0));

describe("a storage of logs in files", () => {
  const at = { appEnvironmentId: "ae_1", replicaId: "rep_1" };
  it("says that the disk is almost full, and leaves nothing behind", async () => {
    const store = createFileLogStore(folder(), Number.MAX_SAFE_INTEGER);
    await expect(store.begin(at)).rejects.toThrow("The disk of Docker Manager is almost full.");
    expect(await store.list()).toEqual([]);
  });
  it("says that it cannot be written to", async () => {
    const file = path.join(folder(), "logs");
    writeFileSync(file, "no folder");
    await expect(createFileLogStore(file).begin(at)).rejects.toThrow(/cannot be written to \((EEXIST|ENOTDIR)\)/);
  });
  it.each(["../../etc", "rep_1/..", "rep_", "", "REP_1", "rep_1.part"])(
    "takes no name but ids of ours: %j",
    async (name) => {
      const store = createFileLogStore(folder());
      await expect(store.begin({ ...at, replicaId: name })).rejects.toThrow("is no id of ours");
      await expect((async () => store.read({ ...at, replicaId: name }, 1))()).rejects.toThrow("is no id of ours");
    },
  );
});
