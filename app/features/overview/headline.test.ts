import { describe, expect, it } from "vitest";
import { headline, type Totals } from "./headline";

const totals: Totals = { applications: 21, running: 21, whole: 21, attention: 0 };

describe("headline", () => {
  it.each<[Partial<Totals>, string]>([
    [{}, "All 21 applications are serving."],
    [{ attention: 3 }, "All 21 applications are serving. 3 things need attention."],
    [{ whole: 20, attention: 1 }, "20 of 21 applications are serving. 1 thing needs attention."],
    [{ running: 2, whole: 1 }, "1 of 2 applications is serving."],
    [{ running: 1, whole: 1 }, "1 application is serving."],
    [{ running: 0, whole: 0 }, "None of 21 applications runs."],
    [{ applications: 1, running: 0, whole: 0 }, "The application does not run."],
    [{ applications: 0, running: 0, whole: 0 }, "Nothing runs here yet."],
  ])("%j: %s", (change, sentence) => expect(headline({ ...totals, ...change })).toBe(sentence));
});
