import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createTestApplication, type TestApplication } from "../workers/testing/application";
import { createTestInstallation, type TestInstallation } from "../workers/testing/installation";
import { type Load, startLoad } from "../workers/testing/load";
import { percentile } from "./percentile";
import type { Row } from "./row";

const wanted = Number(process.env.BENCH_REQUESTS ?? 20_000);

interface Case {
  readonly replicas: number;
  readonly slow: boolean;
  readonly keepAlive: boolean;
}

const cases: readonly Case[] = [2, 4].flatMap((replicas) =>
  [false, true].flatMap((slow) => [true, false].map((keepAlive) => ({ replicas, slow, keepAlive }))),
);

/** Redeploys under load until enough requests were made, and counts those that failed. */
export async function* benchRollout(): AsyncGenerator<Row> {
  const installation = await createTestInstallation("bench", 14);
  const worker = await installation.startWorker();
  try {
    yield await measureTrigger(installation);
    for (const one of cases) yield await countFailures(installation, one);
  } finally {
    await worker.stop();
    await installation.remove();
  }
}

async function countFailures(installation: TestInstallation, { replicas, slow, keepAlive }: Case): Promise<Row> {
  const app = await createTestApplication(installation, replicas);
  await app.ended(await app.deploy({ VERSION: "0" }));
  const load = startLoad({
    address: installation.host.address,
    host: app.domain,
    path: slow ? "/?ms=400" : "/",
    // 400 ms each: many at once make the number in reasonable time
    connections: slow ? 120 : 16,
    keepAlive,
    thinkMs: slow ? 0 : 2,
  });
  let deployments = 0;
  while (load.requests() < wanted) {
    const { deployment } = await app.ended(await app.deploy({ VERSION: String(++deployments) }));
    if (deployment.status !== "SUCCEEDED") throw new Error(`The deployment ended as ${deployment.status}.`);
  }
  const failed = await stopAndCount(load);
  await installation.api.deployments.stopApplication(app.at);
  const kind = `${slow ? "400 ms answers" : "fast answers"}, ${keepAlive ? "kept" : "fresh"} connections`;
  const figure = `failed requests, ${replicas} replicas, ${kind}, ${deployments} redeploys, ${failed.requests} requests`;
  return { figure, value: failed.count, unit: "requests", target: "0", met: failed.count === 0 };
}

async function stopAndCount(load: Load) {
  const { requests, failures } = await load.stop();
  const count = failures.reduce((sum, line) => sum + Number(/: (\d+) times/.exec(line)?.[1] ?? 0), 0);
  return { requests, count };
}

const rounds = 10;

/** From the press of the button to the first answer of the new release through the edge, asked every few ms. */
async function measureTrigger(installation: TestInstallation): Promise<Row> {
  const app = await createTestApplication(installation, 1);
  await app.ended(await app.deploy({ VERSION: "0" }));
  const times: number[] = [];
  for (let round = 1; round <= rounds; round++) times.push(await untilServed(installation, app, String(round)));
  const value = Math.round(percentile(times, 50));
  const figure = `trigger → traffic on the new release, image present, check every 0.5 s, p50 of ${rounds}`;
  return { figure, value, unit: "ms", target: "≤ 2000", met: value <= 2_000 };
}

async function untilServed(installation: TestInstallation, app: TestApplication, version: string): Promise<number> {
  await installation.api.variables.setVariable({ ...app.at, key: "VERSION", value: version, secret: false });
  const began = performance.now();
  const { number } = await installation.api.deployments.deployApplication(app.at);
  while ((await versionOf(installation.host.address, app.domain)) !== version) await sleep(5);
  const took = performance.now() - began;
  await app.ended(number);
  return took;
}

const versionOf = (address: string, host: string) =>
  new Promise<string | undefined>((resolve, reject) => {
    const request = http.get({ host: address, port: 80, headers: { host }, agent: false }, (response) => {
      response.resume();
      resolve(response.headers["x-version"]?.toString());
    });
    request.on("error", reject);
  });
