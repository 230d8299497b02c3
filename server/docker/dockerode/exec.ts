import { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import type { Engine, ExecResult } from "../engine";
import { EngineError } from "../engine-error";
import { type Caller, callWithin, toEngineError } from "./call";
import { createFrameReader } from "./frames";

const maxBytes = 4 * 1024 * 1024;
const lookMs = 10;
/** how shells say that a program cannot be run, or is not there */
const notRun = new Set([126, 127]);

interface Begun {
  readonly exec: Docker.Exec;
  readonly raw: Duplex;
}

export function createExec(docker: Docker, { call }: Caller): Pick<Engine, "exec" | "openExec"> {
  async function begin(name: string, argv: readonly string[]): Promise<Begun> {
    const exec = await docker
      .getContainer(name)
      .exec({ Cmd: [...argv], AttachStdin: true, AttachStdout: true, AttachStderr: true });
    return { exec, raw: await exec.start({ hijack: true, stdin: true }) };
  }
  return {
    exec: (name, argv, { stdin, timeoutMs = 10_000 } = {}) => {
      let opened: Duplex | null = null;
      const work = async () => {
        const { exec, raw } = await begin(name, argv);
        opened = raw;
        return toResult(await collect(raw, stdin, argv[0] ?? ""), await codeOf(exec));
      };
      return callWithin(`run ${argv[0]} in a container`, work, timeoutMs).finally(() => opened?.destroy());
    },
    openExec: (name, argv) => call(`open a tunnel by ${argv[0]}`, async () => toTunnel((await begin(name, argv)).raw)),
  };
}

/** The stream may end a moment before the engine has noted the program's end. */
async function codeOf(exec: Docker.Exec): Promise<number> {
  for (;;) {
    const { Running, ExitCode } = await exec.inspect();
    if (!Running && ExitCode !== null) return ExitCode;
    await sleep(lookMs);
  }
}

/** A program that cannot be started is told of on stdout, by the engine, not by the program. */
function toResult({ stdout, stderr }: Omit<ExecResult, "code">, code: number): ExecResult {
  if (notRun.has(code) && stdout.startsWith("OCI runtime exec failed")) return { code, stdout: "", stderr: stdout };
  return { code, stdout, stderr };
}

function collect(raw: Duplex, stdin: string | undefined, program: string): Promise<Omit<ExecResult, "code">> {
  return new Promise((resolve, reject) => {
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let bytes = 0;
    const text = (parts: Buffer[]) => Buffer.concat(parts).toString("utf8");
    const end = () => resolve({ stdout: text(output.stdout), stderr: text(output.stderr) });
    const read = createFrameReader(({ stream, data }) => {
      bytes += data.length;
      if (bytes <= maxBytes) output[stream].push(data);
      else reject(new EngineError("refused", `${program} wrote more than 4 MB in a container.`));
    });
    raw.on("data", read);
    raw.on("error", reject);
    raw.on("end", end);
    raw.on("close", end);
    // A program that ends without reading all of its input is no failure of ours.
    if (stdin === undefined) raw.end();
    else raw.end(stdin);
  });
}

/** stdin and stdout of the program as one stream, with back-pressure; what it writes to stderr ends it as an error. */
function toTunnel(raw: Duplex): Duplex {
  let complaint = "";
  let ended = false;
  const tunnel: Duplex = new Duplex({
    // A program that has ended takes nothing more.
    allowHalfOpen: false,
    read: () => void raw.resume(),
    write: (chunk, _encoding, done) => {
      raw.write(chunk, (error) => done(error ?? null));
    },
    final: (done) => {
      raw.end();
      done();
    },
    destroy: (error, done) => {
      raw.destroy();
      done(error);
    },
  });
  const read = createFrameReader(({ stream, data }) => {
    if (stream === "stderr") complaint = (complaint + data.toString("utf8")).slice(0, 400);
    else if (!tunnel.push(data)) raw.pause();
  });
  const end = () => {
    if (ended) return;
    ended = true;
    if (complaint === "") {
      tunnel.push(null);
      // Nobody reads from a connection that is kept for later: it has to notice its end by itself.
      tunnel.read(0);
    } else tunnel.destroy(new EngineError("refused", `The tunnel ended: ${complaint.trim()}`));
  };
  raw.on("data", read);
  raw.on("end", end);
  // What was read and not yet taken stays to be taken.
  raw.on("close", end);
  raw.on("error", (error) => tunnel.destroy(toEngineError("keep a tunnel open", error)));
  return tunnel;
}
