import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { removeCgroups } from "./cgroups";
import { addressOf, cutLink, healLink, plugIn, removeSwitchIfUnused, unplug } from "./network";
import { here, testingFolder } from "./paths";
import { endHost, holderOf, signalDockerd } from "./process";
import { attempt } from "./run";
import { createTestSsh, prepareSsh, type TestSsh, untilSshAnswers } from "./ssh";
import { listenByTls, prepareTls, readTestTls, type TestTls } from "./tls";

export interface TestHost {
  readonly name: string;
  readonly address: string;
  /** path of the engine's socket, usable from this machine */
  readonly socket: string;
  /** an orderly shutdown; `start` brings it back with its data */
  stop(): Promise<void>;
  /** a power failure; `start` brings it back with its data */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** SIGKILL for dockerd; it comes back by itself. Resolves when it answers again. */
  restartDockerd(): Promise<void>;
  /** stops dockerd where it stands, so that calls to it hang; and lets it go on */
  hang(): Promise<void>;
  resume(): Promise<void>;
  /** pulls its cable out, and puts it back */
  cut(): Promise<void>;
  heal(): Promise<void>;
  /** kill, and forget its data */
  remove(): Promise<void>;
  /** @throws Error where it was started without */
  readonly ssh: TestSsh;
  readonly tls: TestTls;
}

export interface HostOptions {
  readonly programs?: string;
  /** an SSH server, and a TCP port with mutual TLS */
  readonly ssh?: boolean;
  readonly tls?: boolean;
  /** default true, as our own set-up starts it */
  readonly liveRestore?: boolean;
  /** registries (host:port) that its engine may speak plain HTTP to */
  readonly insecureRegistries?: readonly string[];
}

const lane = Number(process.env.DM_TEST_LANE ?? 0);

/**
 * A private real dockerd in namespaces of its own (network, mount, pid, uts, ipc). Needs root, docker.io, iproute2, iptables.
 * What an earlier, crashed run left under the same name is removed first.
 * @param place 1 to 200, its own among all test hosts that may be up at once
 * @param options.programs folder of another dockerd than the machine's; options.liveRestore whether containers outlive dockerd
 */
export async function startTestHost(label: string, place: number, options: HostOptions = {}): Promise<TestHost> {
  if (!/^[a-z][a-z0-9]{0,7}$/.test(label)) throw new Error("A test host's name is at most 8 of a-z and 0-9.");
  const name = lane === 0 ? label : `${label}${lane}`;
  const folder = path.join(testingFolder, name);
  const socket = path.join(folder, "docker.sock");
  if (socket.length > 100) throw new Error(`The clone's path is too long for a socket: ${socket}`);
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    await endHost(folder, signal);
    await removeCgroups(`dm-${name}`);
    await unplug(name);
  };
  const address = addressOf(place);
  const start = () => boot(name, place, folder, socket, options);
  const host: TestHost = {
    name,
    address,
    socket,
    start,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    restartDockerd: async () => {
      await signalDockerd(folder, "KILL");
      await sleep(150);
      await untilAnswers(folder, socket);
    },
    hang: () => signalDockerd(folder, "STOP"),
    resume: () => signalDockerd(folder, "CONT"),
    cut: async () => void (await cutLink(name)),
    heal: async () => void (await healLink(name)),
    remove: async () => {
      await end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
      await removeSwitchIfUnused();
    },
    get ssh() {
      return createTestSsh(folder, address);
    },
    get tls() {
      return readTestTls(folder);
    },
  };
  await end("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
  try {
    await start();
  } catch (error) {
    await end("SIGKILL");
    throw error;
  }
  return host;
}

async function boot(
  name: string,
  place: number,
  folder: string,
  socket: string,
  { programs, liveRestore = true, ssh = false, tls = false, insecureRegistries = [] }: HostOptions,
): Promise<void> {
  const address = addressOf(place);
  for (const part of ["data", "etc-docker", "log"]) mkdirSync(path.join(folder, part), { recursive: true });
  if (ssh && !existsSync(path.join(folder, "ssh"))) await prepareSsh(folder, address);
  if (tls && !existsSync(path.join(folder, "tls"))) await prepareTls(folder, address);
  const tcp = tls ? listenByTls(folder, address) : { hosts: [], more: {} };
  const config = {
    hosts: ["unix:///var/run/docker.sock", `unix://${socket}`, ...tcp.hosts],
    ...tcp.more,
    "cgroup-parent": `/dm-${name}`,
    "shutdown-timeout": 3,
    // as our own set-up starts it: applications serve on while the engine restarts
    "live-restore": liveRestore,
    "insecure-registries": insecureRegistries,
  };
  writeFileSync(path.join(folder, "etc-docker/daemon.json"), JSON.stringify(config));
  const space = await plugIn(name, place);
  const log = openSync(path.join(folder, "log/init.log"), "a");
  const unshare = [
    "unshare",
    "--mount",
    "--uts",
    "--ipc",
    "--pid",
    "--fork",
    "--kill-child",
    "--propagation",
    "private",
  ];
  const init = ["bash", path.join(here, "host-init.sh"), name, folder, address];
  const child = spawn("nsenter", [`--net=${space}`, ...unshare, ...init], {
    detached: true,
    stdio: ["ignore", log, log],
    // Debian's programs first, whatever the caller's PATH
    env: {
      PATH: `${programs === undefined ? "" : `${programs}:`}/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin`,
      HOME: "/root",
      LANG: "C.UTF-8",
    } as unknown as NodeJS.ProcessEnv,
  });
  if (!child.pid) throw new Error("nsenter could not be started. Install util-linux.");
  child.unref();
  writeFileSync(path.join(folder, "pid"), String(child.pid));
  await untilAnswers(folder, socket);
  if (ssh) await untilSshAnswers(address);
}

async function untilAnswers(folder: string, socket: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await answers(socket)) return;
    await sleep(75);
    // the first moments: nsenter has not yet become unshare
    if (tries > 10 && holderOf(folder) === null) break;
  }
  const log = await attempt("tail", [
    "-n",
    "8",
    path.join(folder, "log/init.log"),
    path.join(folder, "log/dockerd.log"),
  ]);
  throw new Error(`The test host did not start.\n${log.out}`);
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ socketPath, path: "/_ping", timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}
