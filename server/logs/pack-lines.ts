import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { RingLine } from "./line-ring";

const compress = promisify(gzip);
const expand = promisify(gunzip);
/** far more than a piece ever holds */
const maxBytes = 64_000_000;

/** Lines as they are kept: one array of JSON for each, compressed. */
export const packLines = (lines: readonly RingLine[]): Promise<Buffer> =>
  compress(
    lines.map(({ at, stream, nth, text }) => JSON.stringify([at, stream === "stderr" ? 1 : 0, nth, text])).join("\n"),
  );

/** @throws Error for bytes that are none of ours */
export async function unpackLines(bytes: Buffer): Promise<RingLine[]> {
  const text = (await expand(bytes, { maxOutputLength: maxBytes })).toString("utf8");
  return text.split("\n").map((row) => {
    const [at, stderr, nth, text] = JSON.parse(row) as [string, number, number, string];
    return { at, stream: stderr === 1 ? "stderr" : "stdout", nth, text };
  });
}
