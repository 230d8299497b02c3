import tls from "node:tls";

interface Knock {
  readonly host: string;
  readonly port: number;
  readonly servername: string;
  /** PEM; none: without a certificate */
  readonly certificate?: string;
  readonly key?: string;
}

/** Asks the edge of a node for a replica, as another edge does. @returns whether it was let through to it */
export function knock({ host, port, servername, certificate: cert, key }: Knock): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const own = cert === undefined || key === undefined ? {} : { cert, key };
    // who the other end is, is not what is asked
    const socket = tls.connect({ host, port, servername, ...own, rejectUnauthorized: false, minVersion: "TLSv1.3" });
    let answer = "";
    socket.setTimeout(10_000, () => socket.destroy(new Error("The edge neither answered nor refused.")));
    socket.on("secureConnect", () => socket.write("GET / HTTP/1.1\r\nhost: knock\r\nconnection: close\r\n\r\n"));
    socket.on("data", (part: Buffer) => {
      answer += part.toString();
    });
    socket.on("error", (error: NodeJS.ErrnoException) =>
      /alert|ECONNRESET|EPIPE/i.test(`${error.code} ${error.message}`) ? resolve(false) : reject(error),
    );
    socket.on("close", () => resolve(answer.startsWith("HTTP/1.1 200")));
  });
}
