import { AppError, type ErrorCode } from "../domain/errors";

const codes = {
  missing: "invalid",
  private: "invalid",
  branch_missing: "invalid",
  commit_missing: "invalid",
  dockerfile_missing: "invalid",
  too_large: "limit",
  refused: "invalid",
  timeout: "unavailable",
  unreachable: "unavailable",
  cancelled: "conflict",
} as const satisfies Record<string, ErrorCode>;

export type GitReason = keyof typeof codes;

/** Why a repository could not be read, with the next step in the sentence. */
export class GitError extends AppError {
  constructor(
    readonly reason: GitReason,
    sentence: string,
  ) {
    super(codes[reason], sentence);
  }
}
