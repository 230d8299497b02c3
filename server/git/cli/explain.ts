import type { GitSource } from "../../domain/application/source";
import { GitError, type GitReason } from "../git-error";

/** What git, curl and ssh write in their C locale. The first that matches counts, so the exact ones stand first. */
const signs: readonly (readonly [GitReason, RegExp])[] = [
  [
    "refused",
    /host key verification failed|remote host identification has changed|transport '.*' not allowed|strange (hostname|pathname|port)/i,
  ],
  ["branch_missing", /couldn't find remote ref|remote branch .* not found/i],
  ["commit_missing", /not our ref|unadvertised object|unable to read tree|bad object|reference is not a tree/i],
  [
    "private",
    /authentication failed|could not read (username|password)|unable to read askpass|permission denied|access denied|returned error: 40[13]/i,
  ],
  [
    "missing",
    /repository '.*' not found|repository not found|does not appear to be a git repository|returned error: 404|does not exist|not a git repository|could not be found/i,
  ],
  ["timeout", /operation too slow|timed out/i],
  [
    "unreachable",
    /could not resolve host|connection refused|failed to connect|couldn't connect|no route to host|network is unreachable|ssl|certificate|connection reset|hung up|returned error: 5\d\d|unable to access/i,
  ],
];

/** Turns what git wrote into a reason and a sentence. @param stderr with the credential masked */
export function explainFailure(stderr: string, source: GitSource, hasCredential: boolean): GitError {
  const reason = signs.find(([, pattern]) => pattern.test(stderr))?.[0] ?? "refused";
  return new GitError(reason, buildSentence(reason, source, hasCredential, findLastWord(stderr)));
}

function buildSentence(reason: GitReason, source: GitSource, hasCredential: boolean, said: string): string {
  switch (reason) {
    case "missing":
      return `There is no repository at ${source.url}. Check its address.`;
    case "private":
      return hasCredential
        ? `${source.url} does not accept the credential. Check that it has not expired and may read this repository.`
        : `${source.url} is private or does not exist. Check the address, and add a token or a deploy key.`;
    case "branch_missing":
      return `The repository has no branch "${source.branch}". Correct the branch in the application's settings, or push it.`;
    case "commit_missing":
      return "The commit is no longer in the repository, perhaps after a forced push. Deploy the branch again.";
    case "timeout":
      return `${source.url} did not answer in time. Try again; if it stays so, check the git host.`;
    case "unreachable":
      return `${source.url} cannot be reached from this server (${said}). Check the address, the network and its certificate.`;
    default:
      return `Git refused ${source.url}: ${said}. Check the application's source.`;
  }
}

function findLastWord(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const telling = lines.find((line) => /^(fatal|error|ssh):/i.test(line)) ?? lines.at(-1) ?? "it said nothing";
  return telling
    .replace(/^(fatal|error): /i, "")
    .replace(/\p{Cc}/gu, " ")
    .replace(/\.$/, "")
    .slice(0, 300);
}
