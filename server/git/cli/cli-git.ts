import { mkdir, realpath, rm } from "node:fs/promises";
import { join, resolve as resolvePath } from "node:path";
import type { GitSource } from "../../domain/application/source";
import { parseBranch } from "../../domain/application/source";
import { createMasker } from "../../secrets/masker";
import type { Git, GitCommit, GitCredential } from "../git";
import { GitError } from "../git-error";
import { explainFailure } from "./explain";
import { measureFolder, watchFolderSize } from "./folder-size";
import { runProgram } from "./run-program";
import { type CliGitOptions, openSession } from "./session";

const gibibyte = 1024 ** 3;

/** Runs git with these arguments. @returns its output @throws GitError */
type RunGit = (argv: readonly string[]) => Promise<string>;

interface Work {
  readonly source: GitSource;
  readonly credential: GitCredential | null;
  readonly signal: AbortSignal;
  readonly dir: string | null;
  readonly onLine: (line: string) => void;
}

/** Git by its own program. Needs git 2.30 or newer, and ssh for ssh:// addresses. */
export function createCliGit(options: CliGitOptions): Git {
  return {
    resolve: (source, credential, signal) =>
      inSession(options, { source, credential, signal, dir: null, onLine: () => {} }, async (git, dir) => {
        await git(["init", "--quiet", "--bare", "--template=", "--", dir]);
        // only the commit itself is wanted; a server that cannot filter sends one tree, within the limit
        await git([
          "--git-dir",
          dir,
          "fetch",
          "--quiet",
          "--depth=1",
          "--no-tags",
          "--filter=tree:0",
          "--",
          source.url,
          branchRef(source),
        ]);
        return readCommit(git, dir, "FETCH_HEAD");
      }),

    checkout: (source, commit, dir, credential, signal, onLine) =>
      inSession(options, { source, credential, signal, dir, onLine }, async (git, folder) => {
        if (!/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit))
          throw new GitError("refused", "A commit is named by its full hash. Deploy the branch again.");
        const gitDir = join(folder, ".git");
        const inFolder: RunGit = (argv) => git(["--git-dir", gitDir, "--work-tree", folder, ...argv]);
        await git(["init", "--quiet", "--template=", "--", folder]);
        await fetchCommit(inFolder, source, commit);
        // no path follows, so `--` ends the revisions, and the commit was checked above
        await inFolder(["checkout", "--quiet", "--force", "--detach", commit, "--"]);
        const found = await readCommit(git, gitDir, commit);
        // history and files together, while both are there
        if ((await measureFolder(folder)) > maxBytesOf(options)) throw tooLarge(options);
        // history, and with it whatever a Dockerfile could copy into an image by `COPY .`
        await rm(gitDir, { recursive: true, force: true });
        return { ...found, bytes: await measureFolder(folder) };
      }),
  };
}

/** refs/heads/ before it: even a branch that got past parsing can never be read as an option */
const branchRef = (source: GitSource): string => `refs/heads/${source.branch}`;

async function fetchCommit(git: RunGit, source: GitSource, commit: string): Promise<void> {
  const fetch = (depth: number, ref: string) =>
    git(["fetch", "--progress", `--depth=${depth}`, "--no-tags", "--", source.url, ref]);
  try {
    await fetch(1, commit);
  } catch (error) {
    // servers before protocol 2 give commits by the name of a branch only; the one that is wanted is near its tip
    if (!(error instanceof GitError) || error.reason !== "commit_missing") throw error;
    await fetch(50, branchRef(source));
  }
}

async function readCommit(git: RunGit, gitDir: string, revision: string): Promise<GitCommit> {
  const text = await git([
    "--git-dir",
    gitDir,
    "log",
    "-1",
    "--no-show-signature",
    "--format=%H%x00%an%x00%s",
    revision,
    "--",
  ]);
  const [commit = "", author = "", message = ""] = text.trimEnd().split("\0");
  return { commit, author: tidy(author), message: tidy(message) };
}

/** Written by anybody who can push, and shown in pages and logs. */
const tidy = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .trim()
    .slice(0, 300);

async function inSession<T>(
  options: CliGitOptions,
  work: Work,
  use: (git: RunGit, dir: string) => Promise<T>,
): Promise<T> {
  checkBranch(work.source);
  if (work.signal.aborted) throw cancelled();
  const session = await openSession(options, work.source, work.credential);
  const dir = resolvePath(work.dir ?? join(session.home, "repository"));
  try {
    await mkdir(dir, { recursive: true });
    const folder = await realpath(dir);
    return await use(createRunner(options, work, session, folder), folder);
  } catch (error) {
    if (work.dir !== null) await rm(dir, { recursive: true, force: true });
    throw error;
  } finally {
    await session.close();
  }
}

function createRunner(
  options: CliGitOptions,
  work: Work,
  session: { home: string; env: Readonly<Record<string, string>> },
  dir: string,
): RunGit {
  const mask = createMasker(listSecrets(work.credential));
  return async (argv) => {
    const stop = new AbortController();
    const onAbort = () => stop.abort(cancelled());
    work.signal.addEventListener("abort", onAbort, { once: true });
    const timeout = setTimeout(() => stop.abort(timedOut(work.source)), options.stepTimeoutMs ?? 600_000);
    const unwatch = watchFolderSize(dir, maxBytesOf(options), () => stop.abort(tooLarge(options)));
    try {
      if (work.signal.aborted) throw cancelled();
      const run = { argv: [...safeConfig, ...argv], env: session.env, cwd: session.home, signal: stop.signal };
      const end = await runProgram("git", { ...run, onLine: (line) => work.onLine(mask(line)) });
      if (stop.signal.aborted) throw stop.signal.reason;
      if (end.code !== 0) throw explainFailure(mask(end.stderr), work.source, work.credential !== null);
      return end.stdout;
    } finally {
      clearTimeout(timeout);
      unwatch();
      work.signal.removeEventListener("abort", onAbort);
    }
  };
}

/** What a repository brings along must not start programs, nor ask other hosts; gc would outlive the session. */
const safeConfig = [
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "gc.auto=0",
  "-c",
  "maintenance.auto=false",
  "-c",
  "safe.directory=*",
  "-c",
  "submodule.recurse=false",
  "-c",
  "advice.detachedHead=false",
  "-c",
  "http.lowSpeedLimit=1",
  "-c",
  "http.lowSpeedTime=60",
];

function listSecrets(credential: GitCredential | null): string[] {
  if (credential === null) return [];
  return [(credential.kind === "token" ? credential.token : credential.privateKey).reveal()];
}

function checkBranch(source: GitSource): void {
  try {
    parseBranch(source.branch);
  } catch (error) {
    throw new GitError("refused", error instanceof Error ? error.message : String(error));
  }
}

const maxBytesOf = (options: CliGitOptions): number => options.maxBytes ?? gibibyte;
const cancelled = () => new GitError("cancelled", "Reading the repository was cancelled. Deploy again when you like.");
const timedOut = (source: GitSource) =>
  new GitError("timeout", `${source.url} did not answer in time. Try again; if it stays so, check the git host.`);
const tooLarge = (options: CliGitOptions) =>
  new GitError(
    "too_large",
    `The repository is larger than ${Math.round(maxBytesOf(options) / 1e6)} MB. Take large files out of the branch, or let an administrator raise DM_GIT_MAX_MB.`,
  );
