import { type ChildProcess, fork, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { follow, type LiveServer, startLiveServer } from "../server/ws/live.testing";
import { percentile } from "./percentile";
import type { Row } from "./row";
import type { Order } from "./simulated/main";
import { type Ground, writeGround } from "./simulated/rows";

const size = { nodes: 100, applications: 5_000, replicas: 2 };
const watchedMs = 60_000;
const eventsPerSecond = 100;
/** Most of what an engine tells are the programs of health checks; one in ten is of a kind that somebody has to look after. */
const drivenShare = 0.1;
const flips = 60;
const clockTicks = 100;

/** What a hundred engines with ten thousand containers cost one worker, and how quickly what happens there is on a page. */
export async function* benchManyNodes(): AsyncGenerator<Row> {
  const folder = mkdtempSync(path.join(tmpdir(), "dm-sim-"));
  const live = await startLiveServer();
  const engines = fork("bench/simulated/main.ts", { execArgv: ["--import", "tsx"] });
  let worker: ChildProcess | null = null;
  try {
    const ground = await writeGround(live.deps.db, live.deps.vault, folder, size);
    await startEngines(engines, ground);
    worker = await startWorker(live, folder);
    await untilWatched(live);
    yield* measureWorker(worker, engines, ground);
    yield await measureEvents(live, engines, ground);
  } finally {
    if (worker !== null) await end(worker);
    engines.disconnect();
    await live.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const tell = (engines: ChildProcess, order: Order): void => void engines.send(order);

async function startEngines(engines: ChildProcess, ground: Ground): Promise<void> {
  let ready = 0;
  engines.on("message", () => ready++);
  for (const engine of ground.engines) tell(engines, engine);
  while (ready < ground.engines.length) await sleep(50);
}

function startWorker(live: LiveServer, folder: string): Promise<ChildProcess> {
  const { PATH, HOME, TEST_REDIS_URL } = process.env;
  const env = {
    ...{ PATH, HOME, NODE_ENV: "production", DATABASE_URL: live.databaseUrl, REDIS_URL: TEST_REDIS_URL },
    ...{ DM_MASTER_KEY: Buffer.alloc(32).toString("base64"), DM_DATA_DIR: folder },
    DM_DOCKER_HOST: `unix://${path.join(folder, "0.sock")}`,
  } as unknown as NodeJS.ProcessEnv;
  const worker = spawn(process.execPath, ["build/worker.js"], { env, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve) =>
    createInterface({ input: worker.stdout }).on("line", (line) => line.includes("is ready") && resolve(worker)),
  );
}

/** All nodes were seen, all edges published, and the applications that were woken for that driven. */
async function untilWatched({ deps }: LiveServer): Promise<void> {
  for (;;) {
    const seen = await deps.db.node.count({ where: { state: "ready", edgeDigest: { not: null }, edgeProblem: null } });
    const [jobs] = await deps.db.$queryRaw<{ waiting: number }[]>`
      select count(*)::int as waiting from graphile_worker._private_jobs where run_at <= now()`;
    if (seen === size.nodes && jobs?.waiting === 0) return;
    await sleep(500);
  }
}

async function* measureWorker(worker: ChildProcess, engines: ChildProcess, ground: Ground): AsyncGenerator<Row> {
  const pid = worker.pid ?? 0;
  const before = secondsOf(pid);
  const began = performance.now();
  for (let told = 0; performance.now() - began < watchedMs; told++) {
    const { node, container } = ground.replicas[(told * 7_919) % ground.replicas.length] ?? { node: 0, container: "" };
    const action = told % (1 / drivenShare) === 0 ? "health_status: healthy" : "exec_start: true";
    tell(engines, { kind: "event", node, container, action });
    const due = (told + 1) * (1_000 / eventsPerSecond) - (performance.now() - began);
    if (due > 0) await sleep(due);
  }
  const percent = Math.round(((secondsOf(pid) - before) / ((performance.now() - began) / 1_000)) * 1_000) / 10;
  const megabytes = Math.round(highestBytes(pid) / 1e6);
  const what = `${size.nodes} engines, ${size.nodes * 100} containers, ${eventsPerSecond} events/s`;
  yield {
    figure: `${what}: CPU of the worker, of one core`,
    value: percent,
    unit: "%",
    target: "≤ 50",
    met: percent <= 50,
  };
  yield { figure: `${what}: its memory at most`, value: megabytes, unit: "MB", target: "≤ 512", met: megabytes <= 512 };
}

/** A container turns unhealthy, or healthy again: from the engine's event until a page that follows the organisation is told. */
async function measureEvents(live: LiveServer, engines: ChildProcess, ground: Ground): Promise<Row> {
  const { cookie } = await live.signUp("Ines", ground.organizationId, "OWNER");
  const seen = follow<{ type: string; subjectId: string }>((handlers) =>
    live.connect(cookie).api.live.events.subscribe({ organization: "sim" }, handlers),
  );
  await sleep(1_000);
  const times: number[] = [];
  for (let i = 0; i < flips; i++) {
    const { node, container, application } = ground.replicas[(i * 7_919) % ground.replicas.length] ?? {
      ...{ node: 0, container: "", application: "" },
    };
    for (const health of ["unhealthy", "healthy"] as const) {
      const count = () =>
        seen.items.filter(({ data }) => data.type === "container.status" && data.subjectId === application).length;
      const before = count();
      const began = performance.now();
      tell(engines, { kind: "health", node, container, health });
      while (count() === before && performance.now() - began < 30_000) await sleep(2);
      times.push(performance.now() - began);
    }
  }
  const value = Math.round(percentile(times, 95));
  const figure = `the same: from an engine's event to whoever follows the organisation, p95 of ${times.length}`;
  return { figure, value, unit: "ms", target: "≤ 1000", met: value <= 1_000 };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

const secondsOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / clockTicks;
};

const highestBytes = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
