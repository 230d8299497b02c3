import { invalid } from "../errors";
import { hasControl, parseRelativePath } from "./relative-path";

export type GitProtocol = "https" | "http" | "ssh" | "file";

/** Where an application's code is. Never holds a credential. */
export interface GitSource {
  readonly url: string;
  readonly branch: string;
  /** build context inside the repository; "" is its root */
  readonly subdirectory: string;
  /** relative to the subdirectory */
  readonly dockerfile: string;
}

export interface GitSourceInput {
  readonly url: string;
  readonly branch?: string | undefined;
  readonly subdirectory?: string | undefined;
  readonly dockerfile?: string | undefined;
}

/** file:// would let a tenant read the server's own disk, so only an installation that asks for it gets it. */
const usualProtocols: readonly GitProtocol[] = ["https", "http", "ssh"];

/** @throws AppError invalid, with a sentence per field */
export function parseGitSource(input: GitSourceInput, protocols = usualProtocols): GitSource {
  const errors: Record<string, string> = {};
  const attempt = (field: string, parse: () => string): string => {
    try {
      return parse();
    } catch (error) {
      errors[field] = error instanceof Error ? error.message : String(error);
      return "";
    }
  };
  const source = {
    url: attempt("url", () => parseGitUrl(input.url.trim(), protocols)),
    branch: attempt("branch", () => parseBranch(input.branch?.trim() || "main")),
    subdirectory: attempt("subdirectory", () => parseRelativePath(input.subdirectory ?? "", "folder")),
    dockerfile: attempt("dockerfile", () => parseRelativePath(input.dockerfile || "Dockerfile", "Dockerfile")),
  };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return source;
}

/** user@host:path, which ssh users copy from their forge */
const scpLike = /^([A-Za-z0-9_][\w.-]*)@([A-Za-z0-9][A-Za-z0-9.-]*):(?!\/\/)(?!:)(.+)$/;

function parseGitUrl(text: string, protocols: readonly GitProtocol[]): string {
  if (text === "") throw new Error("Enter the repository's address, such as https://github.com/owner/name.git.");
  if (text.length > 1000) throw new Error("Shorten the repository's address to 1000 characters.");
  if (text.startsWith("-")) throw new Error('The repository\'s address must not begin with "-".');
  if (hasControl(text) || /\s/.test(text)) throw new Error("Remove spaces and invisible characters from the address.");
  // `ext::` and other remote helpers run a program that the address names
  if (text.includes("::")) throw new Error('Remove "::" from the address; helpers such as ext:: are not allowed.');
  const scp = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? null : scpLike.exec(text);
  const url = parseUrl(scp ? `ssh://${scp[1]}@${scp[2]}/${(scp[3] ?? "").replace(/^\/+/, "")}` : text);
  const protocol = protocols.find((allowed) => url.protocol === `${allowed}:`);
  if (!protocol) throw new Error(`Use an address that begins with ${protocols.map((p) => `${p}://`).join(", ")}.`);
  checkAuthority(url, protocol);
  if (
    decodeURIComponent(url.pathname)
      .split("/")
      .some((part) => part === ".." || part.startsWith("-"))
  ) {
    throw new Error('No part of the repository\'s path may be ".." or begin with "-".');
  }
  return url.href;
}

function parseUrl(text: string): URL {
  try {
    const url = new URL(text);
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    throw new Error("That is no address of a repository. Copy the one that your git host shows for cloning.");
  }
}

function checkAuthority(url: URL, protocol: GitProtocol): void {
  const hasUser = url.username !== "" && protocol !== "ssh";
  if (url.password !== "" || hasUser) {
    throw new Error(
      "Take the user name and token out of the address, and enter them as the credential: there they are encrypted.",
    );
  }
  if (url.search !== "" || url.hash !== "") throw new Error('Remove everything from "?" or "#" on from the address.');
  if (protocol === "file") {
    if (url.host !== "") throw new Error("Write a local repository as file:///path.");
    return;
  }
  const names = [url.hostname, decodeURIComponent(url.username)];
  if (url.hostname === "" || names.some((name) => name.startsWith("-") || hasControl(name))) {
    throw new Error("The address names no host. Copy the one that your git host shows for cloning.");
  }
}

/**
 * A branch by the rules of `git check-ref-format --branch`.
 * Characters that a shell would act on, such as `$(id)`, are legal there, and harmless: no shell ever sees them.
 */
export function parseBranch(name: string): string {
  if (name.startsWith("-")) throw new Error('A branch must not begin with "-".');
  if (name.length > 244) throw new Error("Shorten the branch to 244 characters.");
  const wrong = findBranchFault(name);
  if (wrong) throw new Error(`"${name.replace(/\p{C}/gu, "?")}" is no branch name: ${wrong}.`);
  return name;
}

function findBranchFault(name: string): string | null {
  if (name === "" || name === "@") return "it is empty";
  if (hasControl(name)) return "it has invisible characters";
  const char = /[ ~^:?*[\\]/.exec(name)?.[0];
  if (char) return `it must not contain "${char}"`;
  const pair = ["..", "@{", "//"].find((text) => name.includes(text));
  if (pair) return `it must not contain "${pair}"`;
  if (name.startsWith("/") || name.endsWith("/") || name.endsWith("."))
    return 'it must not begin with "/" or end with "/" or "."';
  const isBadPart = (part: string) => part.startsWith(".") || part.endsWith(".lock");
  return name.split("/").some(isBadPart) ? 'no part may begin with "." or end with ".lock"' : null;
}
