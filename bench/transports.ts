import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startTestHost, type TestHost } from "../docker/testing/host";
import { createDockerodeEngine } from "../server/docker/dockerode/create-dockerode-engine";
import { createLocalTransport } from "../server/docker/transport/local";
import { createSshTransport } from "../server/docker/transport/ssh/create-ssh-transport";
import { readHostKey } from "../server/docker/transport/ssh/read-host-key";
import { createTlsTransport } from "../server/docker/transport/tls";
import type { Transport } from "../server/docker/transport/transport";
import { percentile } from "./percentile";
import type { Row } from "./row";

const rounds = 5;
const callsPerRound = 200;
const atOnce = 8;
const cutMs = 10_000;

interface Way {
  readonly name: string;
  readonly call: () => Promise<unknown>;
  /** ms of one call after another, over all rounds */
  readonly times: number[];
  /** of calls eight at once */
  perSecond: number;
}

/** Calls to one engine through our port by each transport, against the bare socket; and how soon a cut way is used again. */
export async function* benchTransports(): AsyncGenerator<Row> {
  const host = await startTestHost("bways", 5, { ssh: true, tls: true });
  const { transports, remove } = await openAll(host);
  try {
    const raw = way("bare socket", () => bareCall(host.socket));
    const ours = Object.entries(transports).map(([name, { engine }]) => way(name, () => engine.list({})));
    // In turns, so that whatever else the machine does counts for all.
    for (let round = 0; round < rounds; round++) for (const one of [raw, ...ours]) await measure(one);
    yield row(raw, 0);
    for (const one of ours) yield row(one, percentile(one.times, 50) - percentile(raw.times, 50));
    for (const name of ["SSH", "TLS"]) yield await reconnect(host, name, () => transports[name]?.engine.list({}));
  } finally {
    remove();
    await host.remove();
  }
}

async function openAll(host: TestHost) {
  const { address, ssh, tls } = host;
  const hostKey = await readHostKey({ host: address, port: ssh.port });
  const login = { host: address, port: ssh.port, user: "deploy", privateKey: ssh.privateKey, hostKey };
  const made: Readonly<Record<string, Transport>> = {
    socket: createLocalTransport(`unix://${host.socket}`),
    SSH: createSshTransport({ ...login, socketPath: "/var/run/docker.sock" }),
    TLS: createTlsTransport({ host: address, ...tls }),
  };
  const transports = Object.fromEntries(
    Object.entries(made).map(([name, transport]) => [name, { engine: createDockerodeEngine(transport) }]),
  );
  return { transports, remove: () => Object.values(made).forEach((transport) => void transport.close()) };
}

const way = (name: string, call: Way["call"]): Way => ({ name, call, times: [], perSecond: 0 });

async function measure(one: Way): Promise<void> {
  await one.call(); // the connection is kept from here on
  for (let call = 0; call < callsPerRound; call++) {
    const began = performance.now();
    await one.call();
    one.times.push(performance.now() - began);
  }
  const began = performance.now();
  let left = callsPerRound;
  const caller = async () => {
    while (left-- > 0) await one.call();
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  one.perSecond = Math.max(one.perSecond, callsPerRound / ((performance.now() - began) / 1_000));
}

function row(one: Way, addedMs: number): Row {
  const value = `${percentile(one.times, 50).toFixed(2)} / ${percentile(one.times, 95).toFixed(2)} ms, ${Math.round(one.perSecond)} /s`;
  const added = one.name === "bare socket" ? "" : `, ${addedMs.toFixed(2)} ms added at p50`;
  const figure = `a list of containers by ${one.name}: p50 / p95, and calls/s with ${atOnce} at once`;
  return { figure, value: `${value}${added}`, unit: "", target: "≤ 1 ms added at p50", met: addedMs <= 1 };
}

const agent = new http.Agent({ keepAlive: true });

/** What our port asks for, without anything of ours. */
const bareCall = (socketPath: string) =>
  new Promise<unknown>((resolve, reject) => {
    const request = http.get({ socketPath, agent, path: "/v1.41/containers/json?all=true" }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve(JSON.parse(text)));
    });
    request.on("error", reject);
  });

/** From the moment at which the cable is back to the first answer; somebody asks all the time, as the worker does. */
async function reconnect(host: TestHost, name: string, call: () => Promise<unknown> | undefined): Promise<Row> {
  let answeredAt = 0;
  let asking = true;
  const ask = async () => {
    while (asking) {
      const done = await Promise.race([call()?.catch(() => null), sleep(1_000, null)]);
      if (done) answeredAt = performance.now();
      await sleep(20);
    }
  };
  const asked = ask();
  await host.cut();
  await sleep(cutMs);
  await host.heal();
  const backAt = performance.now();
  while (answeredAt < backAt) await sleep(5);
  asking = false;
  await asked;
  const value = ((answeredAt - backAt) / 1_000).toFixed(2);
  const figure = `a cable that was out for 10 s is back → the first answer by ${name}`;
  return { figure, value, unit: "s", target: "≤ 3", met: Number(value) <= 3 };
}
