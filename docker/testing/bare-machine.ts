import { spawn } from "node:child_process";
import { cpSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BareSystem, ensureBareSystem } from "./bare-system";
import { removeCgroups } from "./cgroups";
import { type DebianMirror, startDebianMirror } from "./debian-mirror";
import { addressOf, plugIn, removeSwitchIfUnused, unplug } from "./network";
import { here, testingFolder } from "./paths";
import { endHost, runInside } from "./process";
import { makeKey, untilSshAnswers } from "./ssh";

/** A machine with a system of its own, an SSH server, and no Docker. Its users: see bare-init.sh. */
export interface BareMachine {
  readonly address: string;
  /** opens it for each of its users */
  readonly privateKey: string;
  /** where its packages come from */
  readonly mirror: DebianMirror;
  /** Runs a program there. @returns what it said @throws Error when it fails */
  run(argv: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

const lane = Number(process.env.DM_TEST_LANE ?? 0);

/** Needs root, and the mirror of this machine's own apt. @param place as of a test host */
export async function startBareMachine(label: string, place: number): Promise<BareMachine> {
  const system = await ensureBareSystem();
  const name = lane === 0 ? label : `${label}${lane}`;
  const folder = path.join(testingFolder, name);
  const address = addressOf(place);
  const end = async () => {
    await endHost(folder, "SIGKILL");
    await removeCgroups(`dm-${name}`);
    await unplug(name);
    rmSync(folder, { recursive: true, force: true });
  };
  await end();
  const mirror = await startDebianMirror(system.mirror);
  try {
    await prepare(folder, name, `deb http://10.99.0.1:${mirror.port} ${system.suite} ${system.components}\n`);
    await boot(name, place, folder, system);
  } catch (error) {
    await mirror.close();
    await end();
    throw error;
  }
  return {
    ...{ address, mirror },
    privateKey: readFileSync(path.join(folder, "client"), "utf8"),
    run: async (argv) => {
      const { code, out, err } = await runInside(folder, argv);
      if (code !== 0) throw new Error(`${argv.join(" ")} on the bare machine: ${err}`);
      return out;
    },
    remove: async () => {
      await mirror.close();
      await end();
      await removeSwitchIfUnused();
    },
  };
}

/** What its administrator set up: where packages are, who may sign in, who may use sudo. */
async function prepare(folder: string, name: string, sources: string): Promise<void> {
  for (const part of ["data", "root", "work", "log"]) mkdirSync(path.join(folder, part), { recursive: true });
  const put = (file: string, text: string, mode = 0o644) => {
    mkdirSync(path.join(folder, "upper", path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, "upper", file), text, { mode });
  };
  put("etc/apt/sources.list", sources);
  put("etc/sudoers.d/deploy", "deploy ALL=(ALL) NOPASSWD: ALL\n", 0o440);
  const keys = "/etc/ssh/keys";
  put("etc/ssh/sshd_config.d/test.conf", `AuthorizedKeysFile ${keys}\nPasswordAuthentication no\nUsePAM no\n`);
  put("etc/docker/daemon.json", JSON.stringify({ "cgroup-parent": `/dm-${name}` }));
  // The tests' own machine may not have the right to raise limits, which Debian's script for a machine without systemd does.
  put("etc/default/docker", "ulimit() { :; }\n");
  await makeKey(path.join(folder, "client"), "ed25519");
  cpSync(path.join(folder, "client.pub"), path.join(folder, "upper", keys));
}

async function boot(name: string, place: number, folder: string, system: BareSystem): Promise<void> {
  const space = await plugIn(name, place);
  const log = openSync(path.join(folder, "log/init.log"), "a");
  const spaces = ["--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child", "--propagation", "private"];
  const init = ["bash", path.join(here, "bare-init.sh"), name, folder, addressOf(place), system.folder];
  const child = spawn("nsenter", [`--net=${space}`, "unshare", ...spaces, ...init], {
    detached: true,
    stdio: ["ignore", log, log],
    env: { PATH: "/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin", HOME: "/root", LANG: "C.UTF-8" } as never,
  });
  if (!child.pid) throw new Error("nsenter could not be started. Install util-linux.");
  child.unref();
  writeFileSync(path.join(folder, "pid"), String(child.pid));
  await untilSshAnswers(addressOf(place));
}
