import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkFolder, removeAbandoned } from "./work-folder";

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(path.join(tmpdir(), "dm-work-"));
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** no process has it: the kernel's numbers end below */
const nobody = 2 ** 22 + 1;

describe("work folders", () => {
  it("are for their owner only, and are cleared away when their process is gone", async () => {
    const own = await makeWorkFolder(parent, "clone");
    expect(statSync(own.path).mode & 0o777).toBe(0o700);
    const left = path.basename(own.path).replace(`_${process.pid}_`, `_${nobody}_`);
    mkdirSync(path.join(parent, left, "files"), { recursive: true });
    mkdirSync(path.join(parent, "known_hosts"));
    await removeAbandoned(parent);
    expect(readdirSync(parent).sort()).toEqual([path.basename(own.path), "known_hosts"].sort());
    await own.remove();
    expect(readdirSync(parent)).toEqual(["known_hosts"]);
  });

  it("of another machine stay for a day", async () => {
    mkdirSync(path.join(parent, `clone_${nobody}_0123abcd_else_where`));
    await removeAbandoned(parent);
    expect(readdirSync(parent)).toContain(`clone_${nobody}_0123abcd_else_where`);
    await removeAbandoned(parent, Date.now() + 25 * 3_600_000);
    expect(readdirSync(parent)).toEqual(["known_hosts"]);
  });

  it("need no folder to be there", () => expect(removeAbandoned(path.join(parent, "none"))).resolves.toBeUndefined());
});
