import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { tidyWhenQuiet } from "./tidy-when-quiet";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const visits = (collect?: () => void) => {
  const handler = tidyWhenQuiet(collect);
  const next = vi.fn();
  return { next, visit: () => handler({} as never, {} as never, next) };
};

it("collects a few times once nobody asks, and then rests until somebody does", () => {
  const collect = vi.fn();
  const { visit, next } = visits(collect);
  visit();
  expect(next).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(19_000);
  expect(collect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(600_000);
  expect(collect).toHaveBeenCalledTimes(4);
  expect(vi.getTimerCount()).toBe(0);
  visit();
  vi.advanceTimersByTime(600_000);
  expect(collect).toHaveBeenCalledTimes(8);
});

it("leaves the process alone while people ask", () => {
  const collect = vi.fn();
  const { visit } = visits(collect);
  for (let second = 0; second < 120; second += 5) {
    visit();
    vi.advanceTimersByTime(5_000);
  }
  expect(collect).not.toHaveBeenCalled();
});

it("only passes requests on where the process cannot collect", () => {
  const { visit, next } = visits();
  visit();
  expect(next).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
