import type { Client } from "ssh2";
import { connectSsh } from "./connect-ssh";
import { retryWait } from "./retry-wait";
import { SshError, toSshError } from "./ssh-error";
import { nameOf, type SshTarget } from "./ssh-target";

/** The one connection to a machine. */
export interface SshLink {
  /** The connection, made when there is none. @throws SshError at once while the next try has to wait */
  get(): Promise<Client>;
  close(): void;
}

export function createSshLink(target: SshTarget): SshLink {
  let current: Promise<Client> | null = null;
  let failures = 0;
  let last: { readonly error: SshError; readonly until: number } | null = null;
  let closed = false;

  async function open(): Promise<Client> {
    try {
      const client = await connectSsh(target, target.jump);
      if (closed) client.end();
      client.once("close", () => {
        current = null;
      });
      failures = 0;
      last = null;
      return client;
    } catch (cause) {
      const error = toSshError(nameOf(target), cause);
      failures += 1;
      last = { error, until: Date.now() + retryWait(error.failure, failures, Math.random()) };
      current = null;
      throw error;
    }
  }

  return {
    get() {
      if (closed) return Promise.reject(left(target));
      if (current !== null) return current;
      if (last !== null && Date.now() < last.until) return Promise.reject(last.error);
      current = open();
      return current;
    },
    close() {
      closed = true;
      void current?.then((client) => client.end()).catch(() => {});
    },
  };
}

const left = (target: SshTarget) =>
  new SshError(
    "unreachable",
    `The connection to ${nameOf(target)} was ended here, as the node is reached otherwise now.`,
  );
