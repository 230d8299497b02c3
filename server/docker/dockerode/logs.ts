import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type Docker from "dockerode";
import type { Engine, LogLine, LogOptions } from "../engine";
import { type Caller, statusOf, toEngineError, withQuery } from "./call";
import { createFrameReader, type Frame } from "./frames";
import { toPlainText } from "./plain-text";

export function createLogs(docker: Docker, caller: Caller): Pick<Engine, "logs"> {
  return { logs: (name, options) => readLogs(docker, caller, name, options) };
}

async function* readLogs(docker: Docker, { call }: Caller, name: string, options: LogOptions): AsyncGenerator<LogLine> {
  const { signal } = options;
  if (signal.aborted) return;
  let stream: Readable | null = null;
  const stop = () => void stream?.destroy();
  signal.addEventListener("abort", stop, { once: true });
  let ready: LogLine[] = [];
  const read = createFrameReader(createLineReader((line) => ready.push(line)));
  try {
    stream = await call("open a log", () => open(docker, name, options));
    if (stream === null || signal.aborted) return;
    // Reading by `for await` is what holds the engine back when nobody takes the lines.
    for await (const chunk of stream) {
      read(chunk as Buffer);
      if (ready.length === 0) continue;
      const batch = ready;
      ready = [];
      yield* batch;
    }
  } catch (error) {
    if (!signal.aborted) throw toEngineError("read a log", error);
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

/** As a stream in any case: the library would hold a log that is not followed in memory at once. */
function open(
  docker: Docker,
  name: string,
  { since, until, tail, follow, signal }: LogOptions,
): Promise<Readable | null> {
  const query = {
    stdout: "1",
    stderr: "1",
    timestamps: "1",
    follow: follow ? "1" : "0",
    since: since === undefined ? "0" : toMoment(since),
    ...(until === undefined ? {} : { until: toMoment(until) }),
    ...(tail === undefined ? {} : { tail: String(tail) }),
  };
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        path: withQuery(`/containers/${encodeURIComponent(name)}/logs`, query),
        method: "GET",
        isStream: true,
        abortSignal: signal,
        statusCodes: { 200: true, 404: "no such container" },
      },
      (error, stream) => {
        if (error !== null && statusOf(error) !== 404) reject(error);
        else resolve(error === null ? (stream as Readable) : null);
      },
    );
  });
}

/** Seconds since the epoch, with as many digits as the time has: Docker knows nanoseconds. */
function toMoment(moment: number | string): string {
  if (typeof moment === "number") return String(moment / 1000);
  const [, fraction = "0"] = /\.(\d+)/.exec(moment) ?? [];
  return `${Math.floor(Date.parse(moment) / 1000)}.${fraction}`;
}

/**
 * Docker sends each line in a frame of its own, the time before it: 2026-11-24T16:02:13.123456789Z text. One longer than
 * 16 kB comes in several frames, each with a time, of which a character may be cut in the middle.
 */
function createLineReader(onLine: (line: LogLine) => void): (frame: Frame) => void {
  const decoders = { stdout: new StringDecoder("utf8"), stderr: new StringDecoder("utf8") };
  return ({ stream, data }) => {
    const space = data.indexOf(" ");
    const at = data.toString("latin1", 0, space < 0 ? data.length : space).trimEnd();
    const text = decoders[stream].write(space < 0 ? Buffer.alloc(0) : data.subarray(space + 1));
    onLine({ at, stream, text: toPlainText(text.replace(/\r?\n$/, "")) });
  };
}
