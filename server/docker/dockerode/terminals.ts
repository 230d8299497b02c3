import type Docker from "dockerode";
import type { Engine, TerminalSize } from "../engine";
import { type Caller, statusOf } from "./call";

/** The engine's answers to a size for a program that has ended, or has not quite begun. */
const endedStatuses = [400, 404, 409, 500];

export function createTerminals(
  docker: Docker,
  { call, find }: Caller,
): Pick<Engine, "openTerminal" | "inspectTerminal"> {
  return {
    openTerminal: (name, argv, { size, env }) =>
      call("open a terminal", async () => {
        const exec = await docker.getContainer(name).exec({
          Cmd: [...argv],
          Env: Object.entries(env).map(([key, value]) => `${key}=${value}`),
          Tty: true,
          ...{ AttachStdin: true, AttachStdout: true, AttachStderr: true },
        });
        const stream = await exec.start({ hijack: true, stdin: true, Tty: true });
        const resize = ({ columns, rows }: TerminalSize) =>
          call("resize a terminal", async () => {
            await exec.resize({ w: columns, h: rows }).catch((error: unknown) => {
              if (!endedStatuses.includes(statusOf(error) ?? 0)) throw error;
            });
          });
        await resize(size);
        return { id: exec.id, stream, resize };
      }),
    inspectTerminal: (id) =>
      find("look at a terminal", async () => {
        const { Running, ExitCode } = await docker.getExec(id).inspect();
        return { running: Running, exitCode: Running ? null : ExitCode };
      }),
  };
}
