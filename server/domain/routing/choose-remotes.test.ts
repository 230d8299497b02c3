import { expect, it } from "vitest";
import { chooseRemotes } from "./choose-remotes";

const of = (id: string, over: { away?: boolean; gone?: boolean } = {}) => ({
  ...{ id, appEnvironmentId: "a", away: false, gone: false },
  ...over,
});

it.each<[string, readonly ReturnType<typeof of>[], readonly string[], readonly string[]]>([
  ["all that are reached", [of("1"), of("2")], [], ["1", "2"]],
  ["not one out of reach, where another one is reached", [of("1"), of("2", { away: true })], [], ["1"]],
  ["not one out of reach, where the node has its own", [of("1", { away: true })], ["a"], []],
  ["one out of reach, where it is the last", [of("1", { away: true }), of("2", { away: true })], [], ["1", "2"]],
  ["none of a node that nobody reaches", [of("1", { away: true, gone: true })], [], []],
  ["the last of an application, whatever others have", [of("1", { away: true })], ["b"], ["1"]],
])("takes %s", (_name, remotes, own, expected) =>
  expect(chooseRemotes(remotes, new Set(own)).map(({ id }) => id)).toEqual(expected),
);
