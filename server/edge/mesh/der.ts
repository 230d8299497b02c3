/** The few forms of DER (ITU-T X.690) of which a certificate is made. */
export type Der = Buffer;

const tagged = (tag: number, ...parts: readonly Der[]): Der => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

function lengthOf(length: number): Der {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x100) return Buffer.from([0x81, length]);
  return Buffer.from([0x82, length >> 8, length & 0xff]);
}

export const sequence = (...parts: readonly Der[]): Der => tagged(0x30, ...parts);
export const set = (...parts: readonly Der[]): Der => tagged(0x31, ...parts);
export const utf8 = (text: string): Der => tagged(0x0c, Buffer.from(text));
export const octets = (content: Der): Der => tagged(0x04, content);
/** @param unused bits at the end that say nothing */
export const bits = (content: Der, unused = 0): Der => tagged(0x03, Buffer.from([unused]), content);
/** [number], around other parts */
export const explicit = (number: number, ...parts: readonly Der[]): Der => tagged(0xa0 | number, ...parts);
/** [number], instead of the tag of its own */
export const implicit = (number: number, content: Der): Der => tagged(0x80 | number, content);
export const yes: Der = tagged(0x01, Buffer.from([0xff]));

/** Of a number that is not negative. */
export const integer = (bytes: Der): Der =>
  tagged(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** UTCTime, as RFC 5280 wants it for every year before 2050. */
export const time = (at: Date): Der =>
  tagged(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, "")}Z`));

/** @param dotted such as 2.5.29.17; its first two numbers are one byte */
export function identifier(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const low = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) low.unshift((left & 0x7f) | 0x80);
  return low;
}
