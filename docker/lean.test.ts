import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { leanEnvironment, leanWeb, leanWorker } from "../server/setup/lean.mjs";

const dockerfile = readFileSync("docker/Dockerfile", "utf8");

it("the images start node as npm start does", () => {
  const commands = [...dockerfile.matchAll(/^CMD (\[.*\])$/gm)].map(([, json = "[]"]) => JSON.parse(json) as string[]);
  expect(commands).toEqual([
    ["node", ...leanWeb, "build/server.js"],
    ["node", ...leanWorker, "build/worker.js"],
  ]);
  for (const [name, value] of Object.entries(leanEnvironment)) expect(dockerfile).toContain(`${name}=${value}`);
});
