import type { Readable } from "node:stream";
import { Client } from "ssh2";
import { connectSsh, forward } from "./connect-ssh";
import { describeHostKey, type HostKey, orderAlgorithms } from "./host-key";
import { toSshError } from "./ssh-error";
import type { SshLogin } from "./ssh-target";

const limitMs = 10_000;

interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Asks a server for its host key and goes away: nobody has signed in, nothing was sent.
 * @param jump through which machine it is asked
 * @throws SshError
 */
export async function readHostKey(address: Address, jump?: SshLogin): Promise<HostKey> {
  if (jump === undefined) return ask(address);
  const first = await connectSsh(jump);
  try {
    return await ask(address, await forward(first, address));
  } finally {
    first.end();
  }
}

function ask({ host, port }: Address, sock?: Readable): Promise<HostKey> {
  const client = new Client();
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(toSshError(host, error));
    client.on("error", fail);
    client.once("close", () => fail(new Error("the connection was closed")));
    client.connect({
      ...{ host, port, username: "nobody", readyTimeout: limitMs },
      ...(sock === undefined ? {} : { sock }),
      algorithms: { serverHostKey: orderAlgorithms(null) },
      hostVerifier: (blob: Buffer) => {
        resolve(describeHostKey(blob));
        return false;
      },
    });
  });
}
