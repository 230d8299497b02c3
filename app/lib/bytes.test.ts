import { describe, expect, it } from "vitest";
import { formatBytes, formatMemory } from "./bytes";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [120.4, "120 B"],
    [4_200, "4.2 kB"],
    [999_400, "999 kB"],
    [999_600, "1.0 MB"],
    [4_200_000, "4.2 MB"],
    [61_000_000_000, "61 GB"],
    [999_900_000_000, "1.0 TB"],
    [5e18, "5000 PB"],
  ])("%d is %s", (bytes, text) => expect(plain(formatBytes(bytes))).toBe(text));
});

describe("formatMemory", () => {
  it.each([
    [0, "0 MiB"],
    [512 * 1024 ** 2, "512 MiB"],
    [1024 ** 3, "1 GiB"],
    [15.72 * 1024 ** 3, "15.7 GiB"],
    [1023.9 * 1024 ** 2, "1.0 GiB"],
    [128 * 1024 ** 3, "128 GiB"],
  ])("%d is %s", (bytes, text) => expect(plain(formatMemory(bytes))).toBe(text));
});
