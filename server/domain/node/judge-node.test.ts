import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeNode, type NodeState, type Standing } from "./judge-node";

const walk = (state: NodeState, looks: string): readonly NodeState[] => {
  let standing: Standing = { state, against: 0 };
  return [...looks].map((look) => {
    standing = judgeNode(standing, look === "+");
    return standing.state;
  });
};

describe("judgeNode", () => {
  it.each<[string, NodeState, string, NodeState]>([
    ["a new node that answers is ready at once", "unknown", "+", "ready"],
    ["a new node that does not answer is not judged at once", "unknown", "--", "unknown"],
    ["a new node that never answers is unreachable", "unknown", "---", "unreachable"],
    ["two missed looks are not enough", "ready", "--", "ready"],
    ["three are", "ready", "---", "unreachable"],
    ["missed looks with an answer between are none", "ready", "--+--+--", "ready"],
    ["one answer does not bring it back", "unreachable", "+", "unreachable"],
    ["two do", "unreachable", "++", "ready"],
    ["one that comes and goes stays away", "unreachable", "+-+-+-", "unreachable"],
  ])("%s", (_name, from, looks, to) => expect(walk(from, looks).at(-1)).toBe(to));

  it("never changes on one look against it, once it was seen", () =>
    fc.assert(
      fc.property(fc.constantFrom<NodeState>("ready", "unreachable"), fc.array(fc.boolean()), (from, looks) => {
        let [standing, before]: [Standing, boolean | null] = [{ state: from, against: 0 }, null];
        for (const answered of looks) {
          const next = judgeNode(standing, answered);
          if (next.state !== standing.state) expect(before).toBe(answered);
          [standing, before] = [next, answered];
        }
      }),
    ));
});
