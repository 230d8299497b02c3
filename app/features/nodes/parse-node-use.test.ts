import { expect, it } from "vitest";
import { parseNodeUse } from "./parse-node-use";

const form = (fields: Readonly<Record<string, string>>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

it("a form of a node's use: what is empty is as everywhere", () => {
  expect(parseNodeUse(form({ name: "a", labels: "x=y", builds: "only", buildLimit: "2", meshPort: "1" }))).toEqual({
    ...{ name: "a", labels: "x=y", meshAddress: "", meshPort: 1, builds: "only", buildLimit: 2 },
  });
  expect(parseNodeUse(form({ builds: "what", buildLimit: " ", meshAddress: "10.0.0.4" }))).toEqual({
    ...{ name: "", labels: "", meshAddress: "10.0.0.4", builds: "yes", buildLimit: null },
  });
});
