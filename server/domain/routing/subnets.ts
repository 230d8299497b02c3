/** Our own small subnets: /26, so 62 addresses; the first 8 are Docker's to give out, ours are the others. */
const subnetBits = 26;
const subnetSize = 2 ** (32 - subnetBits);
const reserved = 8;

export interface Subnet {
  readonly cidr: string;
  readonly gateway: string;
  readonly ipRange: string;
}

/**
 * The first subnet of our range that overlaps nothing that is taken; null when the range is full.
 * @param range CIDR; @param networks those of the engine; @param routes of the node: one to the whole range and more, such as
 * 10.0.0.0/8 into a VPN, says nothing about its parts
 */
export function chooseSubnet(
  range: string,
  networks: readonly string[],
  routes: readonly string[] = [],
): Subnet | null {
  const [start, end] = toRange(range) ?? [0, 0];
  const narrow = routes.map(toRange).filter((one) => one !== null && (one[0] > start || one[1] < end));
  const taken = [...networks.map(toRange), ...narrow].filter((one) => one !== null);
  for (let at = start; at + subnetSize <= end; at += subnetSize) {
    const isFree = taken.every(([from, to]) => at + subnetSize <= from || at >= to);
    if (isFree) return describeSubnet(`${toText(at)}/${subnetBits}`);
  }
  return null;
}

const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(toRange);

/** Whether subnets can be chosen out of it: IPv4, private, begun at its first address, with room for four and more. */
export function isNetworkRange(cidr: string): boolean {
  const range = toRange(cidr);
  if (range === null || cidr !== `${toText(range[0])}/${32 - Math.log2(range[1] - range[0])}`) return false;
  const isPrivate = privateRanges.some((one) => one !== null && range[0] >= one[0] && range[1] <= one[1]);
  return isPrivate && range[1] - range[0] >= 4 * subnetSize;
}

/** Gateway and automatic range of one of our subnets. */
export function describeSubnet(cidr: string): Subnet {
  const [from] = toRange(cidr) ?? [0];
  return { cidr, gateway: toText(from + 1), ipRange: `${toText(from)}/29` };
}

/**
 * The next fixed address: the one after the last that was given out, around the circle, so that a freed one rests the longest.
 * @param last the newest given out, null at first; @param taken those that some container or edge may still hold
 * @returns null when all are held
 */
export function chooseAddress(cidr: string, last: string | null, taken: ReadonlySet<string>): string | null {
  const [from, to] = toRange(cidr) ?? [0, 0];
  const first = from + reserved;
  const count = to - 1 - first;
  const after = last === null ? 0 : toNumber(last) + 1 - first;
  // The network may have been made anew since, with another subnet.
  const start = after >= 0 && after <= count ? after : 0;
  for (let i = 0; i < count; i++) {
    const candidate = toText(first + ((start + i) % count));
    if (!taken.has(candidate)) return candidate;
  }
  return null;
}

function toRange(cidr: string): [from: number, to: number] | null {
  const [address = "", bits = ""] = cidr.split("/");
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(address)) return null;
  const size = 2 ** (32 - Number(bits));
  const from = Math.floor(toNumber(address) / size) * size;
  return [from, from + size];
}

function toNumber(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

const toText = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
