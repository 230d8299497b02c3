import { describe, expect, it } from "vitest";
import { choose, parseTreeChoices, treeCookie } from "./tree-choices";

const none = { open: [], closed: [] };

describe("the choices in the tree", () => {
  it.each([
    [null, none],
    ["a=b; dm_tree=prj_1.~fld_2.fld_3; c=d", { open: ["prj_1", "fld_3"], closed: ["fld_2"] }],
    ["dm_tree=prj_1.<script>", { open: ["prj_1"], closed: [] }],
    ["x_dm_tree=prj_1", none],
  ])("are read from %j", (cookie, choices) => expect(parseTreeChoices(cookie)).toEqual(choices));
  it("are read as they were written", () => {
    const choices = { open: ["prj_1", "fld_2"], closed: ["prj_3"] };
    expect(parseTreeChoices(treeCookie(choices))).toEqual(choices);
  });
  it("follow the last one, and forget the oldest", () => {
    const opened = choose(none, "prj_1", true);
    expect(choose(opened, "prj_1", false)).toEqual({ open: [], closed: ["prj_1"] });
    const many = Array.from({ length: 60 }, (_, i) => `prj_${i}`).reduce((all, id) => choose(all, id, true), opened);
    expect([many.open.length, many.open.at(-1), many.open.includes("prj_1")]).toEqual([40, "prj_59", false]);
  });
});
