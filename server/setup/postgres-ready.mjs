import { connect } from "node:net";

/**
 * Whether a Postgres at this port lets people sign in by now: one that still recovers answers, but with an error.
 * Asked without the client library, which start.mjs would have to keep in memory for this question alone.
 * @param {number} port of 127.0.0.1
 * @returns {Promise<boolean>}
 */
export const isReady = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(hello()));
    socket.setTimeout(1000, () => socket.destroy());
    socket.on("data", (answer) => {
      resolve(answer[0] === "R".charCodeAt(0));
      socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(false));
  });

/** The first message of protocol 3.0; it is answered by R, a request for the password, or by E, an error. */
function hello() {
  const parameters = Buffer.from("user\0dm\0database\0postgres\0\0");
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + parameters.length, 0);
  head.writeInt32BE(196608, 4);
  return Buffer.concat([head, parameters]);
}
