import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import type { Engine, NetworkSpec } from "../engine";
import { EngineError } from "../engine-error";
import { type Caller, saidBy, statusOf } from "./call";

type Networks = Pick<
  Engine,
  "ensureNetwork" | "inspectNetwork" | "removeNetwork" | "connectNetwork" | "disconnectNetwork" | "listSubnets"
>;

const [looks, lookMs] = [5, 100];
const [forbidden, notFound, conflict] = [403, 404, 409];

export function createNetworks(docker: Docker, { call, find }: Caller): Networks {
  const subnetOf = (name: string) =>
    find("inspect a network", async () => {
      const info: Docker.NetworkInspectInfo = await docker.getNetwork(name).inspect();
      return info.IPAM?.Config?.[0]?.Subnet ?? "";
    });
  const isThere = async ({ name, subnet }: NetworkSpec): Promise<boolean> => {
    const present = await subnetOf(name);
    if (present === null || present === subnet) return present !== null;
    throw new EngineError(
      "conflict",
      `The node has a network ${name} with the subnet ${present} instead of ${subnet}. Remove it, then try again.`,
    );
  };
  const create = (network: NetworkSpec) =>
    call("make a network", () =>
      docker.createNetwork({
        Name: network.name,
        Driver: "bridge",
        CheckDuplicate: true,
        Labels: { ...network.labels },
        IPAM: {
          Driver: "default",
          Config: [{ Subnet: network.subnet, Gateway: network.gateway, IPRange: network.ipRange }],
        },
      }),
    );
  return {
    ensureNetwork: async (network) => {
      if (await isThere(network)) return;
      try {
        await create(network);
      } catch (error) {
        // Somebody else may be making the same one in this very moment: its subnet is taken before its name is seen.
        for (let tries = 0; !(await isThere(network)); tries++) {
          if (tries === looks) throw error;
          await sleep(lookMs);
        }
      }
    },
    inspectNetwork: subnetOf,
    removeNetwork: (name) =>
      call("remove a network", async () => {
        try {
          await docker.getNetwork(name).remove();
        } catch (error) {
          if (![forbidden, notFound, conflict].includes(statusOf(error) ?? 0)) throw error;
        }
      }),
    connectNetwork: (network, container) =>
      call("connect a network", async () => {
        try {
          await docker.getNetwork(network).connect({ Container: container });
        } catch (error) {
          if (!/already exists/.test(saidBy(error))) throw error;
        }
      }),
    disconnectNetwork: (network, container) =>
      call("disconnect a network", async () => {
        try {
          await docker.getNetwork(network).disconnect({ Container: container });
        } catch (error) {
          if (statusOf(error) !== notFound && !/is not connected/.test(saidBy(error))) throw error;
        }
      }),
    listSubnets: () =>
      call("list networks", async () => {
        const networks = await docker.listNetworks();
        return networks.flatMap(({ IPAM }) => (IPAM?.Config ?? []).flatMap(({ Subnet }) => (Subnet ? [Subnet] : [])));
      }),
  };
}
