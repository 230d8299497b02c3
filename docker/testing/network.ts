import { attempt, run } from "./run";
import { withSwitchLock } from "./switch-lock";

const bridge = "dm-sw";
const uplink = "dmt0";
/** Clones that test on one machine at the same time take lanes of their own: 254 addresses each. */
const lane = Number(process.env.DM_TEST_LANE ?? 0);
/** of a host, by its place in the lane of this clone */
export const addressOf = (place: number) => `10.99.${lane}.${place + 1}`;
const machine = "10.99.0.1";
const namespaceOf = (name: string) => `dm-${name}`;
const hex = (part: number) => part.toString(16).padStart(2, "0");
const portOf = (name: string) => `p-${name}`;

/**
 * The switch between test hosts and this machine (10.99.0.1). The bridge sits in a namespace of its own,
 * so that the machine's FORWARD policy can't touch what passes between hosts.
 */
async function ensureSwitch(): Promise<void> {
  if ((await attempt("ip", ["link", "show", uplink])).code === 0) return;
  await attempt("ip", ["netns", "del", bridge]);
  await run("ip", ["netns", "add", bridge]);
  await run("ip", ["-n", bridge, "link", "add", "br0", "type", "bridge"]);
  await run("ip", ["-n", bridge, "link", "set", "br0", "up"]);
  await run("ip", ["link", "add", uplink, "type", "veth", "peer", "name", "root", "netns", bridge]);
  await run("ip", ["-n", bridge, "link", "set", "root", "master", "br0", "up"]);
  await run("ip", ["addr", "add", `${machine}/16`, "dev", uplink]);
  await run("ip", ["link", "set", uplink, "up"]);
}

/** Plugs a host in. @returns the network namespace its processes must run in */
export const plugIn = (name: string, place: number): Promise<string> => withSwitchLock(() => connect(name, place));

async function connect(name: string, place: number): Promise<string> {
  const space = namespaceOf(name);
  const address = addressOf(place);
  await ensureSwitch();
  await disconnect(name);
  await run("ip", ["netns", "add", space]);
  // a fixed hardware address: stale ARP would hide a restarted host
  const mac = `02:42:0a:63:${hex(lane)}:${hex(place + 1)}`;
  const peer = ["peer", "name", portOf(name), "netns", bridge];
  await run("ip", ["link", "add", "eth0", "address", mac, "netns", space, "type", "veth", ...peer]);
  await run("ip", ["-n", bridge, "link", "set", portOf(name), "master", "br0", "up"]);
  await run("ip", ["-n", space, "link", "set", "lo", "up"]);
  await run("ip", ["-n", space, "addr", "add", `${address}/16`, "dev", "eth0"]);
  await run("ip", ["-n", space, "link", "set", "eth0", "up"]);
  await run("ip", ["-n", space, "route", "add", "unreachable", "default"]);
  await attempt("ip", ["neigh", "flush", "dev", uplink, "to", address]);
  return `/run/netns/${space}`;
}

/** Pulls the cable out without forgetting it; connections hang rather than reset. */
export const cutLink = (name: string) => run("ip", ["-n", bridge, "link", "set", portOf(name), "down"]);
export const healLink = (name: string) => run("ip", ["-n", bridge, "link", "set", portOf(name), "up"]);

/** @throws Error where a process outside our own host still lives in the namespace: another clone's tests */
export const unplug = (name: string): Promise<void> => withSwitchLock(() => disconnect(name));

async function disconnect(name: string): Promise<void> {
  const pids = (await attempt("ip", ["netns", "pids", namespaceOf(name)])).out.trim();
  if (pids) throw new Error(`Test host "${name}" is in use by other processes (${pids.split("\n").join(", ")}).`);
  await attempt("ip", ["-n", bridge, "link", "del", portOf(name)]);
  await attempt("ip", ["netns", "del", namespaceOf(name)]);
}

/** Takes the switch away when no host is plugged in any more. */
export const removeSwitchIfUnused = (): Promise<void> => withSwitchLock(removeSwitch);

async function removeSwitch(): Promise<void> {
  const ports = await attempt("ip", ["-n", bridge, "-o", "link", "show", "master", "br0"]);
  if (ports.out.split("\n").filter(Boolean).length > 1) return;
  await attempt("ip", ["link", "del", uplink]);
  await attempt("ip", ["netns", "del", bridge]);
}
