import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "node:net";
import { ensureDebianFiles } from "./debian-programs";
import { runInside } from "./process";
import { run } from "./run";

/** The SSH server of a test host. Its users are root, deploy (who may use Docker) and outsider (who may not). */
export interface TestSsh {
  readonly port: number;
  /** a private key that opens it for each of them */
  readonly privateKey: string;
  /** "SHA256:…" of the key that the server shows now */
  hostKey(): Promise<string>;
  /** ends the server and all its connections; it comes back by itself */
  restart(): Promise<void>;
  /** as after the host was installed anew */
  changeHostKey(): Promise<void>;
}

const port = 22;
const folderOf = (host: string) => path.join(host, "ssh");
const keyOf = (host: string) => path.join(folderOf(host), "host_key");

/** Writes what the server of a host needs, before the host is started. */
export async function prepareSsh(host: string, address: string): Promise<void> {
  const files = await ensureDebianFiles("sshd", ["openssh-server", "libwrap0"]);
  const folder = folderOf(host);
  mkdirSync(folder, { recursive: true });
  const { arch } = process;
  const libraries = path.join(files, "usr/lib", arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu");
  writeFileSync(path.join(folder, "program"), path.join(files, "usr/sbin/sshd"));
  writeFileSync(path.join(folder, "libraries"), libraries);
  const config = [
    `Port ${port}`,
    `ListenAddress ${address}`,
    `HostKey ${keyOf(host)}`,
    `AuthorizedKeysFile ${folder}/client.pub`,
    ...["PasswordAuthentication no", "UsePAM no", "PidFile none", "StrictModes no", "LogLevel VERBOSE"],
  ];
  writeFileSync(path.join(folder, "config"), `${config.join("\n")}\n`);
  await makeKey(keyOf(host), "ed25519");
  await makeKey(path.join(folder, "client"), "ed25519");
}

export function createTestSsh(host: string, address: string): TestSsh {
  const restart = async () => {
    // the server and what it made for each connection
    await runInside(host, ["pkill", "-KILL", "-x", "sshd"]);
    await untilSshAnswers(address);
  };
  return {
    port,
    privateKey: readFileSync(path.join(folderOf(host), "client"), "utf8"),
    hostKey: async () =>
      (await run("ssh-keygen", ["-l", "-E", "sha256", "-f", `${keyOf(host)}.pub`])).split(" ")[1] ?? "",
    restart,
    changeHostKey: async () => {
      for (const end of ["", ".pub"]) rmSync(`${keyOf(host)}${end}`);
      await makeKey(keyOf(host), "ed25519");
      await restart();
    },
  };
}

/** @throws Error when it does not within some seconds */
export async function untilSshAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await listens(address)) return;
    await sleep(50);
  }
  throw new Error(`The SSH server of the test host ${address} did not start: see log/sshd.log in its folder.`);
}

/** @param passphrase "" for none */
export const makeKey = (file: string, type: "ed25519" | "rsa", passphrase = ""): Promise<string> =>
  run("ssh-keygen", ["-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file]);

function listens(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: 1_000 });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("data", () => end(true)); // its banner
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}
