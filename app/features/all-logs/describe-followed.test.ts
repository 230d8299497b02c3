import { expect, it } from "vitest";
import { describeFollowed } from "./describe-followed";

it.each([
  [{ followed: 0, total: 0 }, "No application runs of which you may read the logs."],
  [{ followed: 2, total: 2 }, "Lines of 2 applications, as they write them."],
  [
    { followed: 10, total: 1_234 },
    "Lines of the 10 applications of 1,234 that were deployed last, as they write them.",
  ],
  [{ followed: 1, chosen: 1, total: 5 }, "Lines of 1 application, as they write them."],
  [
    { followed: 8, chosen: 10, left: 1, total: 5 },
    "Lines of 8 applications, as they write them. 2 of those chosen are not there, or not yours to read. 1 more was chosen than can be followed at once.",
  ],
])("%j: %s", (facts, words) => expect(describeFollowed({ chosen: 0, left: 0, ...facts })).toBe(words));
