import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { supervise } from "./supervise.mjs";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dm-supervise-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that counts its starts in a file, and then does this. */
function program(name: string, code: string) {
  const [file, starts] = [path.join(folder, `${name}.mjs`), path.join(folder, `${name}.starts`)];
  const count = `import { appendFileSync } from "node:fs"; appendFileSync(${JSON.stringify(starts)}, "x");`;
  writeFileSync(file, `${count}\n${code}\n`);
  return { file, starts: () => (existsSync(starts) ? readFileSync(starts, "utf8").length : 0) };
}

describe("a process that is looked after", { timeout: 30_000 }, () => {
  it("is not started again when it says that it would end the same way", async () => {
    const { file, starts } = program("refuses", "process.exit(78);");
    const { ready, stop } = supervise("The test", [file], process.env, () => {});
    await expect(ready).rejects.toThrow("The test does not start. What it printed above says why.");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(starts()).toBe(1);
    await stop();
  });

  it("is started again when it fails, until it is ready, and after that whatever it ends with", async () => {
    const { file, starts } = program(
      "fails",
      `import { readFileSync } from "node:fs";
       const times = readFileSync(new URL("fails.starts", import.meta.url), "utf8").length;
       if (times === 1) process.exit(1);
       process.send({ times: String(times) });
       if (times === 2) setTimeout(() => process.exit(78), 50);
       else setInterval(() => {}, 1000);
       process.on("SIGTERM", () => process.exit(0));`,
    );
    const told: string[] = [];
    const { ready, stop } = supervise("The test", [file], process.env, ({ times }) => told.push(String(times)));
    await ready;
    await expect.poll(() => told, { timeout: 15_000 }).toEqual(["2", "3"]);
    await stop();
    expect(starts()).toBe(3);
  });
});
