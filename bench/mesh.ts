import http from "node:http";
import { meshNameOfNode } from "../server/domain/routing/mesh-names";
import type { Mesh, RemoteTarget } from "../server/domain/routing/table";
import { makeCertificate, type MeshCertificate } from "../server/edge/mesh/make-certificate";
import { makeStage, routesOf, type Stage } from "../server/edge/testing/stage";
import { percentile } from "./percentile";
import type { Row } from "./row";

const rounds = 4;
const roundMs = 5_000;
const connections = 16;

interface Measured {
  requests: number;
  failed: number;
  readonly times: number[];
}

/** A replica on the node itself against one on another node, through the same edge: the ratio is what counts. */
export async function* benchMesh(): AsyncGenerator<Row> {
  const stages = await Promise.all([makeStage("host", "bmesha", 3), makeStage("host", "bmeshb", 4)]);
  try {
    const [a, b] = stages;
    await publish(a, b);
    const near: Measured = { requests: 0, failed: 0, times: [] };
    const far: Measured = { requests: 0, failed: 0, times: [] };
    // In turns, so that whatever else the machine does counts for both.
    for (let round = 0; round < rounds; round++) {
      await measure(a.host.address, "near.test", near);
      await measure(a.host.address, "far.test", far);
    }
    yield describe("replica on the node", near);
    yield describe("replica on another node, edge to edge", far);
    const ratio = (far.requests / near.requests).toFixed(2);
    const value = `${ratio} / ${(percentile(far.times, 50) / percentile(near.times, 50)).toFixed(2)}`;
    yield {
      figure: "the other node's against the own one's: requests/s, p50",
      value,
      unit: "",
      target: "–",
      met: true,
    };
  } finally {
    for (const { host } of stages) await host.remove();
  }
}

async function publish(a: Stage, b: Stage): Promise<void> {
  const [ofA, ofB] = ["node_a", "node_b"].map((node) => makeCertificate(meshNameOfNode(node), new Date()));
  if (ofA === undefined || ofB === undefined) throw new Error("There are no certificates.");
  const [here, there] = [await a.replica(), await b.replica()];
  const remotes: RemoteTarget[] = [{ replica: "rep_far", node: "node_b" }];
  const far = routesOf("far", [], { groups: [{ id: "dep_far", targets: [], remotes, check: null }] });
  const entry = { replica: "rep_far", organization: "org_1", address: there.address, port: there.port };
  await b.bringUp({ applications: [], mesh: { ...meshOf("node_b", ofB, a, "node_a", ofA), entries: [entry] } });
  await a.bringUp({ applications: [routesOf("near", [here]), far], mesh: meshOf("node_a", ofA, b, "node_b", ofB) });
}

const meshOf = (node: string, own: MeshCertificate, other: Stage, name: string, its: MeshCertificate): Mesh => ({
  ...{ node, port: 7443, certificate: own.certificate, key: own.key, entries: [] },
  peers: [{ node: name, address: other.host.address, port: 7443, certificates: [its.certificate], organization: null }],
});

async function measure(address: string, host: string, into: Measured): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + roundMs;
  const worker = async () => {
    while (performance.now() < end) {
      const began = performance.now();
      const status = await ask(agent, address, host).catch(() => 0);
      into.requests += 1;
      if (status !== 200) into.failed += 1;
      into.times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
}

const ask = (agent: http.Agent, address: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = http.get({ agent, host: address, headers: { host } }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    asked.on("error", reject);
  });

const describe = (what: string, { requests, failed, times }: Measured): Row => ({
  figure: `${what}: requests/s, p50 / p95 of ${connections} at once; failed of ${requests}`,
  value: `${Math.round((requests * 1_000) / (rounds * roundMs))}, ${percentile(times, 50).toFixed(1)} / ${percentile(times, 95).toFixed(1)} ms; ${failed}`,
  unit: "",
  target: "0 failed",
  met: failed === 0,
});
