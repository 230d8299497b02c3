import { Client } from "ssh2";
import { describeHostKey, type HostKey, orderAlgorithms } from "./host-key";
import { toSshError } from "./ssh-error";

const limitMs = 10_000;

/** Asks a server for its host key and goes away: nobody has signed in, nothing was sent. @throws SshError */
export function readHostKey({ host, port }: { readonly host: string; readonly port: number }): Promise<HostKey> {
  const client = new Client();
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(toSshError(host, error));
    client.on("error", fail);
    client.once("close", () => fail(new Error("the connection was closed")));
    client.connect({
      ...{ host, port, username: "nobody", readyTimeout: limitMs },
      algorithms: { serverHostKey: orderAlgorithms(null) },
      hostVerifier: (blob: Buffer) => {
        resolve(describeHostKey(blob));
        return false;
      },
    });
  });
}
