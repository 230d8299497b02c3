import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { extract, pack } from "tar-stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KeepFailed, leaveOutLayers } from "./leave-out-layers";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dm-layers-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const idOf = (content: string) => createHash("sha256").update(content).digest("hex");
const base = "base".repeat(50_000);

function archive(files: Readonly<Record<string, string>>): Readable {
  const made = pack();
  for (const [name, content] of Object.entries(files)) made.entry({ name }, content);
  made.finalize();
  return Readable.from(made);
}

async function namesIn(stream: Readable): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const entry of stream.pipe(extract())) files[entry.header.name] = String(await buffer(entry));
  return files;
}

const older = { "b/layer.tar": base, "c/json": "{}", "c/layer.tar": "new", "manifest.json": "[]" };
const newer = { [`blobs/sha256/${idOf(base)}`]: base, [`blobs/sha256/${idOf("new")}`]: "new", "index.json": "{}" };

describe("an archive without layers", () => {
  const layers = new Set([`sha256:${idOf(base)}`]);

  it.each([
    ["an older engine, whose layers have names of their own", older, "b/layer.tar"],
    ["a newer one, whose layers are named by their ids", newer, `blobs/sha256/${idOf(base)}`],
  ])("has all else as it was: of %s", async (_, files, gone) => {
    const { [gone]: _left, ...rest } = files as Record<string, string>;
    expect(await namesIn(leaveOutLayers(archive(files), layers, folder))).toEqual(rest);
  });

  it("fails with the archive that it is made of", async () => {
    const whole = await buffer(archive(older));
    const broken = new PassThrough();
    broken.write(whole.subarray(0, 100_000));
    const read = buffer(leaveOutLayers(broken, layers, folder));
    setTimeout(() => broken.destroy(new Error("the cable is out")), 20);
    await expect(read).rejects.toThrow("the cable is out");
  });

  it("ends the reading of the other one when nobody wants it any more", async () => {
    const endless = new PassThrough();
    endless.write((await buffer(archive(older))).subarray(0, 100_000));
    const out = leaveOutLayers(endless, layers, folder);
    out.resume().destroy();
    await expect.poll(() => endless.destroyed).toBe(true);
  });

  it("says so when a layer cannot be kept on this machine, whose disk is not the node's", async () => {
    const read = buffer(leaveOutLayers(archive(older), layers, path.join(folder, "gone")));
    await expect(read).rejects.toBeInstanceOf(KeepFailed);
    expect(readdirSync(folder)).not.toContain("gone");
  });
});
