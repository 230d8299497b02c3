import { chooseAddress, chooseSubnet, describeSubnet, type Subnet } from "../../domain/routing/subnets";
import type { Engine } from "../../docker/engine";
import { EdgeError } from "../edge-error";
import type { Places } from "./container-specs";
import { layoutOf, type TraefikEdgeOptions } from "./options";

/** Where the edge's containers stand; in attached mode on a network of their own, which is made here. */
export async function ensurePlaces(engine: Engine, options: TraefikEdgeOptions): Promise<Places> {
  const { network, pages } = layoutOf(options);
  const own = `127.0.0.1:${options.httpPort}`;
  if (options.mode === "host") return { traefik: "host", companion: "host", pages: `127.0.0.1:${pages}`, own };
  const { cidr, gateway, ipRange } = await findSubnet(engine, network, options);
  await engine.ensureNetwork({ name: network, labels: {}, subnet: cidr, gateway, ipRange });
  // Fixed ones, so that the file that Traefik holds stays right whichever of the two is started first.
  const traefik = chooseAddress(cidr, null, new Set());
  const companion = chooseAddress(cidr, traefik, new Set());
  return {
    traefik: { name: network, address: traefik },
    companion: { name: network, address: companion },
    pages: `${companion}:${pages}`,
    own,
  };
}

async function findSubnet(engine: Engine, network: string, { networkRange }: TraefikEdgeOptions): Promise<Subnet> {
  const present = await engine.inspectNetwork(network);
  if (present !== null) return describeSubnet(present);
  const subnet = chooseSubnet(networkRange, await engine.listSubnets());
  if (subnet === null)
    throw new EdgeError(
      "down",
      `No subnet of ${networkRange} is left for the edge. Remove a network that is not used, or set DM_NETWORK_RANGE.`,
    );
  return subnet;
}
