import { parseTraffic } from "../../domain/metrics/parse-traffic";
import { parseConnections } from "../../domain/routing/parse-connections";
import { parseRoutes } from "../../domain/routing/parse-routes";
import { ownerOfRouter } from "../../domain/routing/render-traefik";
import { isSafeRule } from "../../domain/routing/rule";
import { chooseSubnet } from "../../domain/routing/subnets";
import type { RoutingTable } from "../../domain/routing/table";
import type { Engine } from "../../docker/engine";
import type { Edge, RefusedRoute } from "../edge";
import { type BrokenRouter, confirmRevision, createControl } from "./control";
import { ensureEdge, joinNetwork, putTable } from "./ensure-edge";
import { layoutOf, type TraefikEdgeOptions } from "./options";
import { ensurePlaces } from "./places";
import { createPeerProbe } from "./peer-probe";
import { probeFrom } from "./probe";
import { readDisk, readMemory } from "./room";
import { createSampler } from "./sample";

/** Longer than a restart of Traefik takes, so that one in the middle of a publish is waited out. */
const publishLimitMs = 12_000;
/** Only what parseConnections reads: the whole table of a busy edge is megabytes. */
const readConnections = ["awk", 'FNR == 1 || ($4 != "06" && $4 != "0A") { print "-", "-", $3, $4 }', "/proc/net/tcp"];

export function createTraefikEdge(engine: Engine, options: TraefikEdgeOptions): Edge {
  const { traefik, companion, station } = layoutOf(options);
  const control = createControl(engine, options);
  const attached = options.mode === "attached";
  return {
    images: [options.traefikImage, options.companionImage],
    ensure: (wanted) => ensureEdge(engine, control, options, wanted),
    publish: async (table, revision) => {
      await putTable(engine, options, await ensurePlaces(engine, options), { table, revision });
      return [...listUnsafe(table), ...toRefused(await confirmRevision(control, revision, publishLimitMs))];
    },
    liveRevision: async () => {
      const seen = await control.look();
      return seen === "none" ? null : seen;
    },
    connections: async () => parseConnections((await engine.exec(station, readConnections)).stdout),
    listDown: () => control.listDown(),
    probe: (target) => probeFrom(engine, station, target),
    askPeer: createPeerProbe(engine, options, control),
    join: (network) => (attached ? joinNetwork(engine, network, traefik) : Promise.resolve()),
    leave: (network) => (attached ? engine.disconnectNetwork(network, traefik) : Promise.resolve()),
    freeSubnet: async (held) => {
      // From within its own network an attached edge does not see the node's routes.
      const routes = attached ? "" : (await engine.exec(station, ["cat", "/proc/net/route"])).stdout;
      return chooseSubnet(options.networkRange, [...(await engine.listSubnets()), ...held], parseRoutes(routes));
    },
    sample: createSampler(engine, companion, !attached),
    traffic: async () => parseTraffic(await control.readMetrics()),
    disk: () => readDisk(engine, companion),
    memory: () => readMemory(engine, companion),
  };
}

/** Routers of the edge's own are of no application: without them its pages are missing, no more. */
const toRefused = (broken: readonly BrokenRouter[]): RefusedRoute[] =>
  broken.flatMap(({ name, reason }) => {
    const owner = ownerOfRouter(name);
    return owner === null ? [] : [{ ...owner, reason }];
  });

const listUnsafe = ({ applications }: RoutingTable): RefusedRoute[] =>
  applications.flatMap(({ id, rules }) =>
    rules.flatMap((rule, index) =>
      isSafeRule(rule) ? [] : [{ application: id, rule: index, reason: "it has characters that no domain has" }],
    ),
  );
