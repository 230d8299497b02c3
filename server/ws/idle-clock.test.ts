import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createIdleClock } from "./idle-clock";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const make = () => {
  const told: number[] = [];
  return { told, clock: createIdleClock({ idleMs: 900_000, warnMs: 60_000 }, (left) => told.push(left)) };
};

it("announces the end, then tells of it", () => {
  const { told } = make();
  vi.advanceTimersByTime(839_000);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([60]);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([60, 0]);
});

it("begins anew whenever somebody does something, and says whether that took back an announcement", () => {
  const { told, clock } = make();
  vi.advanceTimersByTime(500_000);
  expect(clock.touch()).toBe(false);
  vi.advanceTimersByTime(840_000);
  expect(clock.touch()).toBe(true);
  vi.advanceTimersByTime(839_000);
  expect(told).toEqual([60]);
});

it("tells nothing once it is stopped", () => {
  const { told, clock } = make();
  clock.stop();
  vi.advanceTimersByTime(10_000_000);
  expect(told).toEqual([]);
});
