import type { Readable } from "node:stream";
import { Client, type ConnectConfig } from "ssh2";
import { describeHostKey, orderAlgorithms } from "./host-key";
import { hostKeyChanged, type SshError, toSshError } from "./ssh-error";
import { nameOf, type SshLogin } from "./ssh-target";

const connectMs = 10_000;
/**
 * Until the machine takes the connection. TCP asks after 0, 1, 3 and 7 s: it is asked anew before that last pause, in which a machine
 * that is back would not be noticed.
 */
const dialMs = 3_200;
/** Two that are not answered end the connection: what hangs is told within 15 s. */
const keepAlive = { keepaliveInterval: 5_000, keepaliveCountMax: 2 };

/** Opens a connection. It may end at any time: listen for "close". @throws SshError */
export async function connectSsh(login: SshLogin, jump?: SshLogin): Promise<Client> {
  if (jump === undefined) return connect(login);
  const first = await connect(jump);
  try {
    const second = await connect(login, await forward(first, login));
    second.on("close", () => first.end());
    return second;
  } catch (error) {
    first.end();
    throw error;
  }
}

function connect(login: SshLogin, sock?: Readable): Promise<Client> {
  const { host, port, user, privateKey, passphrase, hostKey } = login;
  const client = new Client();
  return new Promise((resolve, reject) => {
    let refusal: SshError | null = null;
    const fail = (error: SshError) => {
      clearTimeout(dial);
      reject(error);
    };
    const dial = setTimeout(() => {
      refusal ??= toSshError(nameOf(login), Object.assign(new Error("no answer"), { level: "client-timeout" }));
      client.destroy();
      fail(refusal);
    }, dialMs);
    client.once("connect", () => clearTimeout(dial));
    client.once("ready", () => {
      clearTimeout(dial);
      resolve(client);
    });
    // It stays: a connection that fails later says so before it closes, and nobody else has to hear it.
    client.on("error", (error) => fail(refusal ?? toSshError(nameOf(login), error)));
    client.once("close", () => fail(refusal ?? toSshError(nameOf(login), new Error("the connection was closed"))));
    const config: ConnectConfig = {
      ...{ host, port, username: user, privateKey, readyTimeout: connectMs, ...keepAlive },
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(sock === undefined ? {} : { sock }),
      algorithms: { serverHostKey: orderAlgorithms(hostKey) },
      hostVerifier: (blob: Buffer) => {
        const shown = describeHostKey(blob);
        if (shown.fingerprint === hostKey.fingerprint) return true;
        refusal = hostKeyChanged(host, hostKey, shown);
        return false;
      },
    };
    try {
      client.connect(config);
    } catch (error) {
      fail(toSshError(nameOf(login), error));
    }
  });
}

/** A stream through the first machine to the second. */
export function forward(first: Client, { host, port }: Pick<SshLogin, "host" | "port">): Promise<Readable> {
  return new Promise((resolve, reject) =>
    first.forwardOut("127.0.0.1", 0, host, port, (error, stream) => {
      if (error) reject(toSshError(host, error));
      else resolve(stream);
    }),
  );
}
