import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { followLogs, type LogBed, linesOf, makeLogBed, numbersOf, writes } from "../server/ws/logs.testing";
import type { Row } from "./row";

const seconds = 10;
const perSecond = 20_000;

/** A container that writes as fast as a busy program may, its lines followed over the socket of the web process. */
export async function* benchLogs(): AsyncGenerator<Row> {
  const bed = await makeLogBed("benchlog", 12);
  try {
    const { cookie } = await bed.live.signUp("Ines", bed.organizationId, "OWNER");
    await bed.run(1, writes("line", perSecond / 50, 20));
    yield* measureRate(bed, cookie);
    yield await measurePaused(bed, cookie);
  } finally {
    await bed.live.stop();
    await bed.host.remove();
  }
}

async function* measureRate(bed: LogBed, cookie: string): AsyncGenerator<Row> {
  const client = bed.live.connect(cookie);
  const seen = followLogs(client, { tail: 0 });
  while (numbersOf(seen, "line").length === 0) await sleep(50);
  const before = linesOf(seen).length;
  const began = performance.now();
  await sleep(seconds * 1_000);
  const value = Math.round(((linesOf(seen).length - before) / (performance.now() - began)) * 1_000);
  const dropped = seen.items.reduce((sum, { data }) => sum + data.dropped, 0);
  const lag = Date.now() - Date.parse(linesOf(seen).at(-1)?.at ?? "");
  await client.close();
  const figure = `log lines from a container that writes ${perSecond} /s to a subscriber, ${dropped} dropped`;
  yield { figure, value, unit: "lines/s", target: "≥ 5000", met: value >= 5_000 };
  yield { figure: "age of the newest line then", value: lag, unit: "ms", target: "≤ 1000", met: lag <= 1_000 };
}

/** The subscriber stops reading; what the server holds for it must not grow with what is written. */
async function measurePaused(bed: LogBed, cookie: string): Promise<Row> {
  const client = bed.live.connect(cookie);
  const seen = followLogs(client, { tail: 0 });
  while (numbersOf(seen, "line").length === 0) await sleep(50);
  client.sockets.at(-1)?.pause();
  // What the kernel and the ring of lines take, they have taken by now.
  await sleep(3_000);
  const before = usedMemory();
  await sleep(seconds * 1_000);
  const value = Math.round(((usedMemory() - before) / 1024 / 1024) * 10) / 10;
  await client.close();
  const figure = `memory that a paused subscriber costs more after ${seconds * perSecond} further lines`;
  return { figure, value, unit: "MB", target: "≤ 8", met: value <= 8 };
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function usedMemory(): number {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}
