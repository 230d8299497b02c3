import { describe, expect, it } from "vitest";
import { judgeLink, type LinkStanding } from "./judge-link";

const after = (up: boolean, looks: string) => {
  let standing: LinkStanding = { up, against: 0 };
  for (const look of looks) standing = judgeLink(standing, look === "+");
  return standing;
};

describe("judgeLink", () => {
  it.each([
    [true, "", true],
    [true, "-", true],
    [true, "--", false],
    [true, "-+-+-", true],
    [true, "--+", false],
    [true, "--++", true],
    [false, "+-+-+", false],
    [false, "++", true],
  ])("from %s, after the looks %j: %s", (up, looks, expected) => expect(after(up, looks).up).toBe(expected));
});
