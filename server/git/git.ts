import type { GitSource } from "../domain/application/source";
import type { Redacted } from "../secrets/redacted";

export type GitCredential =
  | { readonly kind: "token"; readonly username: string; readonly token: Redacted<string> }
  | { readonly kind: "ssh-key"; readonly privateKey: Redacted<string> };

export interface GitCommit {
  /** 40 or 64 hexadecimal digits */
  readonly commit: string;
  /** first line only */
  readonly message: string;
  readonly author: string;
}

export interface GitCheckout extends GitCommit {
  /** size of the files, without git's own */
  readonly bytes: number;
}

/** Reads repositories. Every method throws GitError, and stops its programs when the signal aborts. */
export interface Git {
  /** The commit at the tip of the branch. */
  resolve(source: GitSource, credential: GitCredential | null, signal: AbortSignal): Promise<GitCommit>;
  /**
   * Puts the files of one commit into an empty or missing folder, without history. What it left of a failed attempt is removed.
   * @param onLine what git says, one line at a time; the credential masked
   */
  checkout(
    source: GitSource,
    commit: string,
    dir: string,
    credential: GitCredential | null,
    signal: AbortSignal,
    onLine: (line: string) => void,
  ): Promise<GitCheckout>;
}
