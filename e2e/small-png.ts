import { deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const colours = 256;

/**
 * The same picture with a palette of 256 colours: a third of the bytes. Pages have few colours; shades of the edges of letters that
 * have no room get the nearest one.
 * @param png 8 bits for each of 3 or 4 channels, not interlaced, as browsers write them
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, channels, data } = readPng(png);
  const pixels = unfilter(inflateSync(data), width, height, channels);
  const counts = new Map<number, number>();
  for (let i = 0; i < pixels.length; i += channels) {
    const colour = colourAt(pixels, i);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = choosePalette([...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour));
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of counts.keys()) if (!places.has(colour)) places.set(colour, nearest(palette, colour));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = places.get(colourAt(pixels, (y * width + x) * channels)) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const parts = [chunk("IHDR", header), chunk("PLTE", table), chunk("IDAT", deflateSync(rows, { level: 9 }))];
  return Buffer.concat([signature, ...parts, chunk("IEND", Buffer.alloc(0))]);
}

/** One of each kind first: an icon is small, and its colour matters. Then the others, the most frequent first. */
function choosePalette(byFrequency: readonly number[]): readonly number[] {
  const kinds = new Map<number, number>();
  for (const colour of byFrequency) if (!kinds.has(colour & 0xe0e0e0)) kinds.set(colour & 0xe0e0e0, colour);
  return [...new Set([...kinds.values(), ...byFrequency])].slice(0, colours);
}

const colourAt = (pixels: Buffer, i: number): number =>
  ((pixels[i] ?? 0) << 16) | ((pixels[i + 1] ?? 0) << 8) | (pixels[i + 2] ?? 0);

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function readPng(png: Buffer) {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  return { width, height, channels, data: Buffer.concat(parts) };
}

/** Each row says by its first byte what its bytes are told apart from: the one at the left, above, their mean, or the best of three. */
function unfilter(raw: Buffer, width: number, height: number, channels: number): Buffer {
  const length = width * channels;
  const out = Buffer.alloc(height * length);
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x++) {
      const left = x < channels ? 0 : (out[y * length + x - channels] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * length + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[(y - 1) * length + x - channels] ?? 0);
      const from = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      out[y * length + x] = (raw[y * (length + 1) + 1 + x] ?? 0) + from;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc(body), body.length + 4);
  return frame;
}

function crc(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}
