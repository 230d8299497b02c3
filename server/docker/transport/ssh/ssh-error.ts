import { EngineError, type EngineReason } from "../../engine-error";
import type { HostKey } from "./host-key";

/** What keeps us from a machine: who may try again soon is told apart from who would only be locked out. */
export type SshFailure = "unreachable" | "denied" | "host_key";

const reason = (failure: SshFailure): EngineReason => (failure === "unreachable" ? "unreachable" : "denied");

/** Why a machine could not be reached by SSH. */
export class SshError extends EngineError {
  constructor(
    readonly failure: SshFailure,
    sentence: string,
    /** the key that was shown instead of the known one */
    readonly shown: HostKey | null = null,
    /** the known one */
    readonly known: HostKey | null = null,
  ) {
    super(reason(failure), sentence);
  }
}

export const hostKeyChanged = (host: string, known: HostKey, shown: HostKey): SshError =>
  new SshError(
    "host_key",
    `The SSH server of ${host} shows another host key: it was ${known.fingerprint}, now it is ${shown.fingerprint}. ` +
      "Nothing is sent until you have compared them and accepted the new one.",
    shown,
    known,
  );

interface Ssh2Error {
  readonly level?: string;
  readonly code?: string;
  readonly message: string;
}

/** @param name as in "deploy@10.0.0.4" */
export function toSshError(name: string, error: unknown): SshError {
  if (error instanceof SshError) return error;
  const { level, code, message } = error as Ssh2Error;
  if (level === "client-authentication")
    return new SshError(
      "denied",
      `${name} does not take this key. Put its public half into ~/.ssh/authorized_keys of that user.`,
    );
  if (/parse privateKey|passphrase|bad decrypt/i.test(message))
    return new SshError(
      "denied",
      `The private key for ${name} cannot be read (${message.replace(/^Cannot parse privateKey: /, "")}). Check the key and its passphrase.`,
    );
  const said = level === "client-timeout" ? "no answer in time" : (code ?? message);
  return new SshError(
    "unreachable",
    `${name} does not answer (${said}). Check that the machine is up and that its SSH server can be reached from here.`,
  );
}
