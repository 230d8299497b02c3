import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GitSource } from "../../domain/application/source";
import { Redacted } from "../../secrets/redacted";
import { findBuildContext } from "../build-context";
import type { GitCredential } from "../git";
import { createCliGit } from "./cli-git";
import type { CliGitOptions } from "./session";
import { startTestRepositories, type TestRepositories } from "./test-server";

const token = "tok-'$(id)\"-1234567890";
const credential: GitCredential = { kind: "token", username: "us er", token: new Redacted(token) };
const never = new AbortController().signal;
const noLine = () => {};

let server: TestRepositories;
let work: string;
const newDir = () => join(mkdtempSync(join(work, "c-")), "files");
const sourceOf = (url: string, branch = "main"): GitSource => ({
  url,
  branch,
  subdirectory: "",
  dockerfile: "Dockerfile",
});
const gitWith = (options: Partial<CliGitOptions> = {}) =>
  createCliGit({ dataDir: join(work, "data"), protocols: ["http", "https", "ssh", "file"], ...options });
const listTemp = () => {
  const data = join(work, "data");
  return existsSync(data) ? readdirSync(data).filter((name) => name.startsWith("session")) : [];
};

beforeAll(async () => {
  server = await startTestRepositories(`us er:${token}`);
  work = mkdtempSync(join(tmpdir(), "dm-git-test-work-"));
  server.commit("open", { Dockerfile: "FROM scratch\n", "web/index.html": "one" }, "First\n\nmore words");
  server.commit("open", { "web/index.html": "two" }, "Second");
  server.commit("private", { Dockerfile: "FROM scratch\n" }, "Hidden");
});

afterAll(async () => {
  await server.close();
  rmSync(work, { recursive: true, force: true });
});

describe.each(["http", "file"])("over %s", (protocol) => {
  const source = (branch?: string) =>
    sourceOf(protocol === "http" ? `${server.url}/open.git` : `file://${server.root}/open.git`, branch);

  it("resolves a branch to its commit", async () => {
    const commit = server.git("open", "rev-parse", "main");
    expect(await gitWith().resolve(source(), null, never)).toEqual({ commit, message: "Second", author: "Ada" });
  });

  it("checks out exactly that commit, without history, and leaves nothing else", async () => {
    const before = listTemp();
    const dir = newDir();
    const first = server.git("open", "rev-parse", "main~1");
    const lines: string[] = [];
    const found = await gitWith().checkout(source(), first, dir, null, never, (line) => lines.push(line));
    expect(found).toMatchObject({ commit: first, message: "First", author: "Ada" });
    expect(found.bytes).toBeGreaterThan(10);
    expect(readdirSync(dir).sort()).toEqual(["Dockerfile", "web"]);
    expect(readFileSync(join(dir, "web/index.html"), "utf8")).toBe("one");
    expect(listTemp()).toEqual(before);
  });

  it("says that a branch is missing", async () => {
    await expect(gitWith().resolve(source("nope"), null, never)).rejects.toMatchObject({
      reason: "branch_missing",
      message: expect.stringContaining('"nope"'),
    });
  });

  it("says that a commit is gone", async () => {
    const dir = newDir();
    await expect(gitWith().checkout(source(), "a".repeat(40), dir, null, never, noLine)).rejects.toMatchObject({
      reason: "commit_missing",
    });
    expect(existsSync(dir)).toBe(false);
  });

  it("says that a repository is missing", async () => {
    const missing = { ...source(), url: source().url.replace("open", "none") };
    await expect(gitWith().resolve(missing, null, never)).rejects.toMatchObject({ reason: "missing" });
  });

  it("stops when the repository is too large", async () => {
    const dir = newDir();
    const commit = server.git("open", "rev-parse", "main");
    await expect(gitWith({ maxBytes: 20 }).checkout(source(), commit, dir, null, never, noLine)).rejects.toMatchObject({
      reason: "too_large",
    });
    expect(existsSync(dir)).toBe(false);
  });
});

describe("a private repository", () => {
  const source = () => sourceOf(`${server.url}/private.git`);

  it("opens with its token, which is in no line", async () => {
    const commit = await gitWith().resolve(source(), credential, never);
    const lines: string[] = [];
    await gitWith().checkout(source(), commit.commit, newDir(), credential, never, (line) => lines.push(line));
    expect(commit.message).toBe("Hidden");
    expect(lines.join("\n")).not.toContain("1234567890");
  });

  it.each([
    ["no token", null, /add a token/],
    ["a wrong one", { ...credential, token: new Redacted("wrong-token") } as GitCredential, /does not accept/],
  ])("stays closed with %s, without asking at a terminal", async (_name, given, sentence) => {
    await expect(gitWith().resolve(source(), given, never)).rejects.toMatchObject({
      reason: "private",
      message: expect.stringMatching(sentence),
    });
  });

  it("does not hand its token to another host that it redirects to", async () => {
    server.seen.length = 0;
    await expect(gitWith().resolve(sourceOf(`${server.url}/elsewhere.git`), credential, never)).rejects.toMatchObject({
      reason: "private",
    });
    expect(server.seen).toEqual([]);
  });

  it("keeps the token out of argv", async () => {
    const hanging = gitWith()
      .resolve(sourceOf(`${server.url}/hang.git`), credential, AbortSignal.timeout(800))
      .catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain("1234567890");
    await hanging;
  });
});

describe("names that look like commands", () => {
  it("runs nothing for a branch named like an option", async () => {
    await expect(
      gitWith().resolve(sourceOf(`${server.url}/open.git`, "--upload-pack=touch x"), null, never),
    ).rejects.toMatchObject({ reason: "refused" });
    await expect(
      gitWith().checkout(sourceOf(`${server.url}/open.git`), "--upload-pack=x", newDir(), null, never, noLine),
    ).rejects.toMatchObject({ reason: "refused" });
  });

  it("takes $(id) as the branch's name that it is", async () => {
    server.git("open", "branch", "-f", "$(id)", "main~1");
    server.git("open", "push", "-q", "origin", "$(id)");
    expect(await gitWith().resolve(sourceOf(`${server.url}/open.git`, "$(id)"), null, never)).toMatchObject({
      message: "First",
    });
  });

  it.each(["ext::sh -c 'touch /tmp/dm-never'", "fd::17", "git://127.0.0.1/x"])(
    "refuses the protocol of %s",
    async (url) => {
      const odd = { ...sourceOf("http://127.0.0.1/x"), url };
      await expect(gitWith().resolve(odd, null, never)).rejects.toMatchObject({ reason: "refused" });
      expect(existsSync("/tmp/dm-never")).toBe(false);
    },
  );

  it("refuses file:// unless the installation allows it", async () => {
    await expect(
      createCliGit({ dataDir: work }).resolve(sourceOf(`file://${server.root}/open.git`), null, never),
    ).rejects.toMatchObject({ reason: "refused" });
  });
});

describe("a server that does not answer", () => {
  const source = () => sourceOf(`${server.url}/hang.git`);
  const countHanging = () =>
    execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line.includes(source().url)).length;

  it("is given up after the time-out, with all its programs", async () => {
    await expect(gitWith({ stepTimeoutMs: 400 }).resolve(source(), null, never)).rejects.toMatchObject({
      reason: "timeout",
    });
    expect(countHanging()).toBe(0);
  });

  it("is left at once when cancelled", async () => {
    const started = Date.now();
    await expect(gitWith().resolve(source(), null, AbortSignal.timeout(300))).rejects.toMatchObject({
      reason: "cancelled",
    });
    expect(Date.now() - started).toBeLessThan(15_000);
    expect(countHanging()).toBe(0);
  });

  it("is named when nobody listens", async () => {
    await expect(gitWith().resolve(sourceOf("http://127.0.0.1:9/x.git"), null, never)).rejects.toMatchObject({
      reason: "unreachable",
    });
  });
});

describe("findBuildContext", () => {
  it("finds folder and Dockerfile, and follows no link out of the checkout", async () => {
    const dir = newDir();
    await gitWith().checkout(
      sourceOf(`${server.url}/open.git`),
      server.git("open", "rev-parse", "main"),
      dir,
      null,
      never,
      noLine,
    );
    symlinkSync("/etc", join(dir, "out"));
    symlinkSync("/etc/hostname", join(dir, "Dockerfile.out"));
    expect(await findBuildContext(dir, { subdirectory: "", dockerfile: "Dockerfile" })).toMatchObject({
      dockerfile: "Dockerfile",
    });
    for (const wrong of [
      { subdirectory: "out", dockerfile: "hostname" },
      { subdirectory: "", dockerfile: "Dockerfile.out" },
      { subdirectory: "none", dockerfile: "Dockerfile" },
      { subdirectory: "web", dockerfile: "Dockerfile" },
    ]) {
      await expect(findBuildContext(dir, wrong)).rejects.toMatchObject({ reason: "dockerfile_missing" });
    }
  });
});
