import { isAppError } from "../../domain/errors";
import { SecretsLockedError } from "../../secrets/vault";
import { LogStoreError } from "../../storage/log-store";

/** Why lines could not be kept, in a sentence for people. */
export function whyMissing(error: unknown): string {
  if (error instanceof SecretsLockedError) return "Its secrets cannot be opened, so its lines cannot be masked.";
  if (error instanceof LogStoreError || isAppError(error)) return error.message;
  return error instanceof Error ? error.message.slice(0, 300) : "No reason was given.";
}
