import { mkdirSync, writeFileSync } from "node:fs";
import { benchEdge } from "./edge";
import { benchColdStart } from "./cold-start";
import { benchEvents } from "./events";
import { benchIdle } from "./idle";
import { benchJavaScript } from "./javascript";
import { benchLogs } from "./logs";
import { benchManyNodes } from "./many-nodes";
import { benchMesh } from "./mesh";
import { benchPages } from "./pages";
import { benchRollout } from "./rollout";
import type { Row } from "./row";
import { benchThreeNodes } from "./three-nodes";
import { benchTransports } from "./transports";

type Bench = () => AsyncGenerator<Row> | Promise<readonly Row[]>;

/** `npm run bench`, or `npm run bench -- NAME …`: a table, and bench/results/NAME.json. */
const benches: Readonly<Record<string, Bench>> = {
  edge: benchEdge,
  "cold-start": benchColdStart,
  events: benchEvents,
  idle: benchIdle,
  javascript: benchJavaScript,
  logs: benchLogs,
  "many-nodes": benchManyNodes,
  mesh: benchMesh,
  pages: benchPages,
  rollout: benchRollout,
  "three-nodes": benchThreeNodes,
  transports: benchTransports,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench called ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}.\n`,
  );
  process.exit(1);
}

mkdirSync("bench/results", { recursive: true });
let missed = 0;
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const made = bench();
  const rows: Row[] = [];
  for await (const row of Symbol.asyncIterator in made ? made : await made) {
    rows.push(row);
    const { figure, value, unit, target, met } = row;
    if (!met) missed++;
    process.stdout.write(`| ${figure} | ${value} ${unit} | ${target} | ${met ? "met" : "MISSED"} |\n`);
  }
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify({ at: new Date().toISOString(), rows }, null, 2)}\n`);
}
process.exit(missed === 0 ? 0 : 1);
