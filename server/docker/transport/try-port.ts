import { connect } from "node:net";

const limitMs = 2_000;

/** Whether something listens on a port of another machine, as seen from here; unknown where nothing says so in time. */
export function tryPort(host: string, port: number): Promise<"held" | "free" | "unknown"> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: limitMs });
    const end = (state: "held" | "free" | "unknown") => {
      socket.destroy();
      resolve(state);
    };
    socket.once("connect", () => end("held"));
    socket.once("timeout", () => end("unknown"));
    socket.once("error", (error: NodeJS.ErrnoException) => end(error.code === "ECONNREFUSED" ? "free" : "unknown"));
  });
}
