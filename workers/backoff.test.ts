import { expect, it } from "vitest";
import { createBackoff } from "./backoff";

it("waits longer with each failure, up to a limit, and speaks only when something changes", () => {
  const said: string[] = [];
  let now = 0;
  const backoff = createBackoff(
    "The edge",
    100,
    1_000,
    (line) => said.push(line),
    () => now,
  );
  expect(backoff.succeeded()).toBe(100);
  expect(Array.from({ length: 6 }, () => backoff.failed("it is away"))).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  expect(backoff.failed("it is ill")).toBe(1_000);
  now = 65_000;
  expect([backoff.succeeded(), backoff.succeeded()]).toEqual([100, 100]);
  expect(backoff.failed("it is away")).toBe(100);
  expect(said).toEqual([
    "The edge: it is away",
    "The edge: it is ill",
    "The edge is well again after 65 s.",
    "The edge: it is away",
  ]);
});
