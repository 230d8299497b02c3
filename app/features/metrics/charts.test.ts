import { describe, expect, it } from "vitest";
import type { MetricView } from "../../../server/domain/metrics/to-view";
import { applicationCharts, describeChart, lastOf } from "./charts";

const points = [
  { at: 0, requests: 4, errors: 0, cpu: 0.2 },
  { at: 1, requests: 9, errors: 0.5, cpu: 0.4 },
  { at: 2, requests: null, errors: null, cpu: 0.3 },
] as MetricView[];
const chart = (title: string) => {
  const found = applicationCharts.find((one) => one.title === title);
  if (found === undefined) throw new Error(title);
  return found;
};
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("describeChart", () => {
  it.each([
    ["CPU", "CPU: between 0.2 cores and 0.4 cores, at last 0.3 cores."],
    ["Requests", "Requests: all between 4 /s and 9 /s, at last 9 /s; 5xx between 0 /s and 0.5 /s, at last 0.5 /s."],
    ["Memory", "Memory: no figure."],
  ])("%s", (title, sentence) => expect(plain(describeChart(chart(title), points))).toBe(sentence));
});

describe("lastOf", () => {
  it("passes over what was not measured, and not over zero", () => {
    expect(lastOf(points, "requests")).toBe(9);
    expect(lastOf([{ at: 0, errors: 0 }] as MetricView[], "errors")).toBe(0);
    expect(lastOf(points, "memory")).toBeNull();
  });
});
