import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../docker/engine";
import { EdgeError } from "../edge-error";
import type { Control } from "./control";
import { layoutOf, type TraefikEdgeOptions } from "./options";

const limitMs = 15_000;
/** Longer than Traefik takes from listening to having read its file, with thousands of routes on a busy machine. */
const emptyMs = 4_000;
const lookMs = 50;

/**
 * Waits until Traefik answers with a revision. One that listens, but has read no file, was started without one, or with
 * a spoilt one, and would never read another: it is started again, once. @throws EdgeError down, with the reason out of Traefik's log
 */
export async function awaitEdge(
  engine: Engine,
  control: Control,
  options: TraefikEdgeOptions,
  restart: () => Promise<void>,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  let emptySince: number | null = null;
  let restarted = false;
  while (Date.now() < deadline) {
    const seen = await control.look();
    if (typeof seen === "number") return;
    emptySince = seen === "none" ? (emptySince ?? Date.now()) : null;
    if (emptySince !== null && Date.now() - emptySince > emptyMs && !restarted) {
      restarted = true;
      await restart();
    }
    if (seen === null) await throwIfHopeless(engine, options);
    await sleep(lookMs);
  }
  throw new EdgeError("down", describeFailure(options, await readLastLines(engine, layoutOf(options).traefik)));
}

/** A port that is taken stays taken: Traefik is started again and again, and need not be waited for. */
async function throwIfHopeless(engine: Engine, options: TraefikEdgeOptions): Promise<void> {
  const { traefik } = layoutOf(options);
  if ((await engine.inspect(traefik))?.status === "running") return;
  const lines = await readLastLines(engine, traefik);
  if (takenPort(lines) !== null) throw new EdgeError("down", describeFailure(options, lines));
}

async function readLastLines(engine: Engine, name: string): Promise<readonly string[]> {
  const lines: string[] = [];
  try {
    const options = { tail: 20, follow: false, signal: AbortSignal.timeout(5_000) };
    for await (const { text } of engine.logs(name, options)) lines.push(text);
  } catch {
    // the sentence then names no reason
  }
  return lines;
}

const takenPort = (lines: readonly string[]): string | null =>
  /listen tcp \S*:(\d+): bind: address already in use/.exec(lines.join("\n"))?.[1] ?? null;

function describeFailure(options: TraefikEdgeOptions, lines: readonly string[]): string {
  const last = lines.findLast((line) => /\b(ERR|error|FTL)\b/i.test(line));
  const port = takenPort(lines);
  const { httpPort, httpsPort } = options;
  if (port !== null) {
    const setting = { [httpPort]: "DM_EDGE_HTTP_PORT", [httpsPort]: "DM_EDGE_HTTPS_PORT" }[port];
    return `The edge cannot start: port ${port} of the node is taken by another program. Free it, or set ${setting ?? "DM_EDGE_CONTROL_PORT"} to another port.`;
  }
  const why = last === undefined ? "" : ` It says: ${last.slice(0, 300)}`;
  return `The edge does not answer. Check its container ${layoutOf(options).traefik} on the node; it is tried again.${why}`;
}
