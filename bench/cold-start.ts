import { makeBenchGround } from "./installation";
import { percentile } from "./percentile";
import type { Row } from "./row";

const rounds = 5;

/** `npm start` with everything installed, built and set up: from the command to the line with the address. */
export async function benchColdStart(): Promise<Row[]> {
  const ground = await makeBenchGround("cold", 15);
  const times: number[] = [];
  try {
    await (await ground.start()).stop(); // the first one makes the databases
    for (let round = 0; round < rounds; round++) {
      const installation = await ground.start();
      times.push(installation.startedInMs / 1000);
      await installation.stop();
    }
  } finally {
    await ground.remove();
  }
  const value = Number(percentile(times, 50).toFixed(2));
  return [
    {
      figure: `cold start of npm start, installed and built, p50 of ${rounds}`,
      value,
      unit: "s",
      target: "≤ 5",
      met: value <= 5,
    },
  ];
}
