/**
 * The networks to which a machine has routes, in CIDR form, out of its /proc/net/route (addresses are little-endian hex). The
 * default route is none.
 */
export function parseRoutes(table: string): readonly string[] {
  return table
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [, destination = "", , , , , , mask = ""] = line.trim().split(/\s+/);
      const [address, bits] = [parseAddress(destination), parseAddress(mask)];
      if (address === null || bits === null) return [];
      const length = countBits(bits);
      return length === 0 ? [] : [`${address.join(".")}/${length}`];
    });
}

function parseAddress(hex: string): readonly number[] | null {
  if (!/^[0-9A-F]{8}$/.test(hex)) return null;
  return [6, 4, 2, 0].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

const countBits = (bytes: readonly number[]): number =>
  bytes.map((byte) => byte.toString(2).replaceAll("0", "").length).reduce((sum, ones) => sum + ones, 0);
