import { describe, expect, it } from "vitest";
import { canMoveFolder, inTreeOrder, maxFolderDepth, pathTo } from "./folder-tree";

const folder = (id: string, parentId: string | null = null) => ({ id, parentId });
const chain = (n: number) => Array.from({ length: n }, (_, i) => folder(`f${i}`, i === 0 ? null : `f${i - 1}`));

describe("folders", () => {
  const tree = [folder("a"), folder("b", "a"), folder("c", "b"), folder("d")];
  it("tell the way to one", () => expect(pathTo(tree, "c")).toEqual(["a", "b", "c"]));
  it("move to the top and elsewhere", () => {
    expect(canMoveFolder(tree, "c", null)).toBe("yes");
    expect(canMoveFolder(tree, "a", "d")).toBe("yes");
  });
  it("never go into themselves", () => {
    expect(canMoveFolder(tree, "a", "a")).toBe("loop");
    expect(canMoveFolder(tree, "a", "c")).toBe("loop");
  });
  it("have a limit of depth, which counts what moves along", () => {
    const deep = [...chain(maxFolderDepth), folder("x"), folder("y", "x")];
    expect(canMoveFolder(deep, "x", `f${maxFolderDepth - 2}`)).toBe("deep");
    expect(canMoveFolder(deep, "x", `f${maxFolderDepth - 3}`)).toBe("yes");
  });
  it("stand before what is in them", () => {
    const mixed = [folder("b", "d"), folder("a"), folder("d"), folder("c", "a")];
    expect(inTreeOrder(mixed)).toEqual(["a", "c", "d", "b"]);
  });
  it("end the walk when rows form a loop", () =>
    expect(pathTo([folder("p", "q"), folder("q", "p")], "p")).toEqual(["q", "p"]));
});
