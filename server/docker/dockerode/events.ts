import type { Readable } from "node:stream";
import type Docker from "dockerode";
import { managedLabel } from "../../domain/container-spec/labels";
import type { Engine, EngineEvent } from "../engine";
import { type Caller, toEngineError } from "./call";
import { createLineJoiner } from "./lines";

interface RawEvent {
  readonly Action?: string;
  readonly Actor?: { readonly Attributes?: Readonly<Record<string, string>> };
  readonly timeNano?: number;
}

const actions: Readonly<Record<string, EngineEvent["action"]>> = {
  start: "start",
  die: "die",
  destroy: "destroy",
  "health_status: healthy": "health_healthy",
  "health_status: unhealthy": "health_unhealthy",
};

/** An event carries all labels of its container and image, which may be long. */
const maxLength = 1024 * 1024;

export function createEvents(docker: Docker, { call }: Caller): Pick<Engine, "events"> {
  return {
    events: async (signal) => {
      const filters = { type: ["container" as const], label: [managedLabel] };
      const stream = await call("watch events", () => docker.getEvents({ filters, abortSignal: signal }));
      return readEvents((stream as Readable).setEncoding("utf8"), signal);
    },
  };
}

async function* readEvents(stream: Readable, signal: AbortSignal): AsyncGenerator<EngineEvent> {
  const stop = () => void stream.destroy();
  signal.addEventListener("abort", stop, { once: true });
  let ready: EngineEvent[] = [];
  const lines = createLineJoiner((line) => {
    const event = parseEvent(line);
    if (event !== null) ready.push(event);
  }, maxLength);
  try {
    if (signal.aborted) return;
    for await (const chunk of stream) {
      lines.push(String(chunk));
      const batch = ready;
      ready = [];
      yield* batch;
    }
    if (!signal.aborted) throw new Error("its events ended");
  } catch (error) {
    if (!signal.aborted) throw toEngineError("watch events", error);
  } finally {
    signal.removeEventListener("abort", stop);
    stream.destroy();
  }
}

/** null for what is no news to us, and for a line that is none */
export function parseEvent(line: string): EngineEvent | null {
  const raw = parseLine(line);
  const action = actions[raw?.Action ?? ""];
  const { name, ...labels } = raw?.Actor?.Attributes ?? {};
  if (action === undefined || name === undefined) return null;
  return { action, name, labels, at: Math.round((raw?.timeNano ?? 0) / 1e6) };
}

function parseLine(line: string): RawEvent | null {
  try {
    return JSON.parse(line) as RawEvent;
  } catch {
    return null;
  }
}
