import { describe, expect, it } from "vitest";
import { judgeOutage, type Outage } from "./judge-outage";

type Look = readonly [second: number, serving: number, wanted?: number, gaveUp?: boolean];

/** What is told, with the second in which it is. */
function tell(looks: readonly Look[]): string[] {
  let outage: Outage | null = null;
  return looks.flatMap(([second, serving, wanted = 2, gaveUp = false]) => {
    const judged = judgeOutage(outage, { wanted, serving, gaveUp }, second * 1_000);
    outage = judged.outage;
    return judged.tell === null ? [] : [`${second} ${judged.tell.slice("application.".length)}`];
  });
}

describe("an outage", () => {
  it.each<[string, readonly Look[], string[]]>([
    [
      "is none while one replica serves",
      [
        [0, 2],
        [60, 1],
        [120, 1],
      ],
      [],
    ],
    [
      "is not told when it is a blip",
      [
        [0, 0],
        [9, 0],
        [10, 1],
        [11, 0],
        [20, 0],
        [21, 2],
      ],
      [],
    ],
    [
      "is told once, when it lasts",
      [
        [0, 0],
        [10, 0],
        [20, 0],
        [90, 0],
      ],
      ["10 down"],
    ],
    [
      "is told at once when a crashing replica was given up",
      [
        [0, 1],
        [1, 0, 2, true],
        [60, 0, 2, true],
      ],
      ["1 down"],
    ],
    [
      "ends when it has served for a while",
      [
        [0, 0],
        [10, 0],
        [40, 1],
        [54, 2],
        [55, 2],
        [90, 2],
      ],
      ["10 down", "55 back"],
    ],
    [
      "goes on through moments of serving",
      [
        [0, 0],
        [10, 0],
        [20, 1],
        [25, 0],
        [30, 1],
        [35, 0],
        [90, 2],
        [105, 2],
      ],
      ["10 down", "105 back"],
    ],
    [
      "may come again afterwards",
      [
        [0, 0],
        [10, 0],
        [20, 2],
        [35, 2],
        [50, 0],
        [60, 0],
      ],
      ["10 down", "35 back", "60 down"],
    ],
    [
      "ends without a word when somebody stops it",
      [
        [0, 0],
        [10, 0],
        [20, 0, 0],
        [30, 2],
        [60, 2],
      ],
      ["10 down"],
    ],
  ])("%s", (_name, looks, expected) => expect(tell(looks)).toEqual(expected));
});
