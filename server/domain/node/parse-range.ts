import { invalid } from "../errors";

/** Addresses at most: a range of 256. */
const shortestPrefix = 24;

const toNumber = (parts: readonly number[]): number => parts.reduce((sum, part) => sum * 256 + part, 0);
const toText = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");

const privates: readonly (readonly [base: string, prefix: number])[] = [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
];

/**
 * The addresses of a range, without that of the network itself and the last one.
 * @param text CIDR, such as 10.0.0.0/24, of a private network and no larger than that
 * @throws AppError invalid
 */
export function parseRange(text: string): readonly string[] {
  const [, address = "", length] = /^\s*(\d+\.\d+\.\d+\.\d+)\/(\d+)\s*$/.exec(text) ?? [];
  const parts = address.split(".").map(Number);
  const prefix = Number(length);
  if (length === undefined || parts.some((part) => part > 255) || prefix > 32)
    throw invalid({ range: "Give a range such as 10.0.0.0/24." });
  if (prefix < shortestPrefix)
    throw invalid({ range: `Give a smaller range, at most /${shortestPrefix}: 256 addresses.` });
  if (!privates.some(([base, size]) => isWithin(toNumber(parts), base, size)))
    throw invalid({ range: "Only private networks are looked at: 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16." });
  const size = 2 ** (32 - prefix);
  const first = Math.floor(toNumber(parts) / size) * size;
  const all = Array.from({ length: size }, (_, index) => toText(first + index));
  return size <= 2 ? all : all.slice(1, -1);
}

const isWithin = (address: number, base: string, prefix: number): boolean => {
  const size = 2 ** (32 - prefix);
  return Math.floor(address / size) === Math.floor(toNumber(base.split(".").map(Number)) / size);
};
