import { setTimeout as sleep } from "node:timers/promises";
import { makeStage, routesOf, type Stage, type TestReplica } from "../server/edge/testing/stage";
import { startLoad } from "../workers/testing/load";
import { percentile } from "./percentile";
import type { Row } from "./row";

const publishes = 40;
/** Publishes come one by one, as of a deployment; closer together they wait for Traefik's own pause between reloads. */
const pauseMs = 250;
const targets: readonly (readonly [routes: number, p50: number])[] = [
  [1, 300],
  [100, 350],
  [1_000, 1_000],
];

/** How long a table takes from us to being seen live at a real Traefik, while people use it. */
export async function* benchEdge(): AsyncGenerator<Row> {
  const stage = await makeStage("host", "bedge", 3);
  try {
    await stage.ensure();
    const replica = await stage.replica();
    for (const [routes, target] of targets) yield* measure(stage, replica, routes, target);
  } finally {
    await stage.host.remove();
  }
}

async function* measure(stage: Stage, replica: TestReplica, routes: number, target: number): AsyncGenerator<Row> {
  const others = Array.from({ length: routes - 1 }, (_, i) => routesOf(`other${i}`, [replica]));
  await stage.publish(routesOf("shop", [replica]), ...others);
  const load = startLoad({ address: stage.host.address, host: "shop.test", connections: 2, keepAlive: true });
  const times: number[] = [];
  for (let round = 0; round < publishes; round++) {
    await sleep(pauseMs);
    const began = performance.now();
    await stage.publish(routesOf("shop", [replica]), ...others, routesOf(`new${round}`, [replica]));
    times.push(performance.now() - began);
  }
  const { failures } = await load.stop();
  const p50 = Math.round(percentile(times, 50));
  const figure = `publish → seen live, ${routes} ${routes === 1 ? "route" : "routes"}, p50 / p95`;
  yield {
    figure,
    value: `${p50} / ${Math.round(percentile(times, 95))}`,
    unit: "ms",
    target: `p50 ≤ ${target}`,
    met: p50 <= target,
  };
  const failed = failures.length === 0 ? "0" : failures.join("; ");
  yield {
    figure: `failed requests in ${publishes} publishes then`,
    value: failed,
    unit: "",
    target: "0",
    met: failures.length === 0,
  };
}
