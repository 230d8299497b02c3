import { describe, expect, it } from "vitest";
import { arrange, type Wish } from "./arrange";
import { thingOf } from "./thing.testing";

const things = [
  thingOf({ name: "web-10", state: "running", image: "nginx:1", bytes: 5, createdAt: 3 }),
  thingOf({ name: "web-2", state: "exited", image: "nginx:1", bytes: 9, createdAt: 1 }),
  thingOf({
    name: "replica",
    state: "running",
    createdAt: 2,
    owner: { kind: "application", project: "shop", application: { slug: "till", name: "Till" }, environment: "prod" },
  }),
];
const wish: Wish = { q: "", show: "all", sort: "name", page: 1 };
const names = (over: Partial<Wish>, size = 50) =>
  arrange(things, { ...wish, ...over }, size).rows.map((row) => row.name);

describe("arrange", () => {
  it.each([
    [{}, ["replica", "web-2", "web-10"]],
    [{ q: " NGINX " }, ["web-2", "web-10"]],
    [{ q: "till" }, ["replica"]],
    [{ q: "nowhere" }, []],
    [{ show: "ours" }, ["replica"]],
    [{ show: "others" }, ["web-2", "web-10"]],
    [{ show: "unused" }, ["web-2"]],
    [{ sort: "-size" }, ["web-2", "web-10", "replica"]],
    [{ sort: "-created" }, ["web-10", "replica", "web-2"]],
    [{ sort: "state" }, ["web-2", "replica", "web-10"]],
  ] as const)("%j gives %j", (over, expected) => expect(names(over)).toEqual(expected));

  it("gives one page, and the last one for a page beyond it", () => {
    expect(names({ page: 2 }, 2)).toEqual(["web-10"]);
    expect(arrange(things, { ...wish, page: 7 }, 2)).toMatchObject({ page: 2, pages: 2, total: 3 });
  });
});
