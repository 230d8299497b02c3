import { describe, expect, it } from "vitest";
import { firstSentence, furtherSentences } from "./sentences";

describe("sentences", () => {
  it.each([
    ["", "", ""],
    ["One only.", "One only.", ""],
    [
      "Replica 1 stopped by itself (exit code 3). Read its last log lines, fix the cause and deploy again.",
      "Replica 1 stopped by itself (exit code 3).",
      "Read its last log lines, fix the cause and deploy again.",
    ],
    ["The image node:20.18 could not be read. Check it.", "The image node:20.18 could not be read.", "Check it."],
    ["It failed: see e.g. line 3. Fix it.", "It failed: see e.g. line 3.", "Fix it."],
  ])("%j", (text, first, further) => expect([firstSentence(text), furtherSentences(text)]).toEqual([first, further]));
});
