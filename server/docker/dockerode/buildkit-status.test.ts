import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBuildKitStatus } from "./buildkit-status";

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const bytes = (field: number, data: Buffer) => Buffer.from([...varint(field * 8 + 2), ...varint(data.length), ...data]);
const text = (field: number, value: string) => bytes(field, Buffer.from(value));
const number = (field: number, value: number) => Buffer.from([...varint(field * 8), ...varint(value)]);
const base64 = (...parts: Buffer[]) => Buffer.concat(parts).toString("base64");

describe("parseBuildKitStatus", () => {
  it("reads steps and what they write, and passes over the rest", () => {
    const at = bytes(5, number(1, 1_700_000_000));
    const step = Buffer.concat([
      text(1, "sha256:1"),
      text(2, "input"),
      text(3, "RUN é"),
      number(4, 1),
      at,
      text(6, ""),
    ]);
    const failed = Buffer.concat([text(3, "RUN x"), at, text(7, "exit code: 1")]);
    const line = Buffer.concat([text(1, "sha256:1"), number(3, 2), text(4, "hello\n")]);
    const message = base64(bytes(1, step), text(2, "a bar"), bytes(1, failed), bytes(3, line));
    expect(parseBuildKitStatus(message)).toEqual({
      steps: [
        { name: "RUN é", started: true, completed: true, cached: true, error: "" },
        { name: "RUN x", started: true, completed: false, cached: false, error: "exit code: 1" },
      ],
      output: ["hello\n"],
    });
    expect(parseBuildKitStatus("")).toEqual({ steps: [], output: [] });
  });

  it("ends on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
        expect(parseBuildKitStatus(base64(Buffer.from(data)))).toHaveProperty("steps");
      }),
    );
  });
});
