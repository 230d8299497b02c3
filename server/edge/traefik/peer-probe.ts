import { meshNameOfPing, pingPath } from "../../domain/routing/mesh-names";
import type { Engine } from "../../docker/engine";
import type { Control } from "./control";
import { layoutOf, type TraefikEdgeOptions } from "./options";
import { get, TunnelAgent } from "./tunnel-agent";

/** Longer than Traefik waits for the other edge itself. */
const answerMs = 2_500;

/**
 * Asks by way of Traefik itself, which has the certificates: what answers here, answers people's requests. One that hangs holds up
 * no other, so connections are not limited; those that are kept make it a matter of a millisecond.
 */
export function createPeerProbe(
  engine: Engine,
  options: TraefikEdgeOptions,
  control: Control,
): (nodeId: string) => Promise<boolean | null> {
  const { station, control: port } = layoutOf(options);
  const sockets = { most: Number.POSITIVE_INFINITY, kept: 2 };
  const agent = new TunnelAgent(engine, station, { address: "127.0.0.1", port }, null, sockets);
  return async (nodeId) => {
    try {
      const { status } = await get(agent, pingPath(nodeId), answerMs, meshNameOfPing(nodeId));
      // 404: the table that is live does not know it yet
      return status === 404 ? null : status === 200;
    } catch {
      return typeof (await control.look()) === "number" ? false : null;
    }
  };
}
