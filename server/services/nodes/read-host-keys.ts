import { readHostKey } from "../../docker/transport/ssh/read-host-key";
import type { HostKey } from "../../docker/transport/ssh/host-key";
import { SshError } from "../../docker/transport/ssh/ssh-error";
import type { FoundHostKey, PreflightFacts } from "../../domain/node/preflight";
import type { Resolved } from "./resolve-connection";

/** What somebody accepts now, and what was accepted before: fingerprints, "" and null for none. */
export interface AcceptedKeys {
  readonly host: string;
  readonly jump: string;
  readonly before: { readonly host: HostKey | null; readonly jump: HostKey | null };
}

interface Read {
  readonly hostKeys: readonly FoundHostKey[];
  readonly failure: PreflightFacts["failure"];
}

/** Asks the machines on the way for their host keys, one after the other: the second is only asked through one that was accepted. */
export async function readHostKeys(
  { login, jump }: Extract<Resolved, { transport: "ssh" }>,
  keys: AcceptedKeys,
): Promise<Read> {
  const hostKeys: FoundHostKey[] = [];
  const found = (of: "host" | "jump", host: string, { type, fingerprint }: HostKey): boolean => {
    const known = keys.before[of]?.fingerprint ?? null;
    const accepted = fingerprint === keys[of] || fingerprint === known;
    hostKeys.push({ of, host, type, fingerprint, accepted, before: accepted ? null : known });
    return accepted;
  };
  try {
    if (jump !== null) {
      const key = await readHostKey(jump);
      if (!found("jump", jump.host, key)) return { hostKeys, failure: null };
      found("host", login.host, await readHostKey(login, { ...jump, hostKey: key }));
    } else found("host", login.host, await readHostKey(login));
    return { hostKeys, failure: null };
  } catch (error) {
    if (!(error instanceof SshError)) throw error;
    return { hostKeys, failure: { at: error.failure === "denied" ? "login" : "address", sentence: error.message } };
  }
}
