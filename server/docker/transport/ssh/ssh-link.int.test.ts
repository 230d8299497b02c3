import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../../../docker/testing/host";
import { makeKey } from "../../../../docker/testing/ssh";
import { createDockerodeEngine } from "../../dockerode/create-dockerode-engine";
import type { Transport } from "../transport";
import { createSshTransport } from "./create-ssh-transport";
import type { HostKey } from "./host-key";
import { readHostKey } from "./read-host-key";
import type { SshTarget } from "./ssh-target";

let host: TestHost;
let hostKey: HostKey;
const open: Transport[] = [];

beforeAll(async () => {
  host = await startTestHost("sshlink", 29, { ssh: true });
  hostKey = await readHostKey({ host: host.address, port: host.ssh.port });
});
afterEach(() => {
  for (const transport of open.splice(0)) transport.close();
});
afterAll(() => host.remove());

function reach(over: Partial<SshTarget> = {}) {
  const { address, ssh } = host;
  const login = { host: address, port: ssh.port, user: "deploy", privateKey: ssh.privateKey, hostKey };
  const transport = createSshTransport({ ...login, socketPath: "/var/run/docker.sock", ...over });
  open.push(transport);
  return { engine: createDockerodeEngine(transport), close: () => transport.close() };
}
const log = () => readFileSync(path.join(path.dirname(host.socket), "log/sshd.log"), "utf8");
const accepted = () => log().split("Accepted publickey").length - 1;
const tried = () => log().split("Connection from").length - 1;

describe("an SSH connection to a node", () => {
  it("is one, however many calls there are at once", async () => {
    const before = accepted();
    const { engine } = reach();
    // far more than the 10 sessions that the server allows
    const found = await Promise.all(Array.from({ length: 60 }, () => engine.list({})));
    expect(found).toHaveLength(60);
    expect(accepted() - before).toBe(1);
  });

  it("is made again when the server was restarted, and what was under way says so", async () => {
    const { engine } = reach();
    await engine.list({});
    const events = await engine.events(new AbortController().signal);
    const broken = (async () => {
      for await (const _event of events);
    })();
    const said = expect(broken).rejects.toMatchObject({ reason: "unreachable" });
    await host.ssh.restart();
    await said;
    await expect.poll(() => engine.list({}).catch(() => null)).toEqual([]);
  });

  it("is made again when the link was away", async () => {
    const { engine } = reach();
    await engine.list({});
    await host.cut();
    try {
      await expect(engine.list({})).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      await host.heal();
    }
    await expect.poll(() => engine.list({}).catch(() => null)).toEqual([]);
  });

  it("ends when it is closed", async () => {
    const { engine, close } = reach();
    const events = await engine.events(new AbortController().signal);
    close();
    await expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({ reason: "unreachable" });
  });

  it("goes through another machine, each with its own key", async () => {
    const { address, ssh } = host;
    const jump = { host: address, port: ssh.port, user: "outsider", privateKey: ssh.privateKey, hostKey };
    expect(await reach({ jump }).engine.list({})).toEqual([]);
    const wrong = { ...hostKey, fingerprint: "SHA256:other" };
    await expect(reach({ jump: { ...jump, hostKey: wrong } }).engine.list({})).rejects.toThrow("SHA256:other");
  });
});

describe("an SSH connection is refused", () => {
  it("where the server shows another key: both are told, nobody signs in, and there is no second try", async () => {
    const [signedIn, connections] = [accepted(), tried()];
    const { engine } = reach({ hostKey: { type: "ssh-ed25519", fingerprint: "SHA256:before" } });
    for (let i = 0; i < 3; i++) {
      const failure = await engine.list({}).catch((error) => error);
      expect(failure).toMatchObject({ failure: "host_key", shown: hostKey });
      expect(failure.message).toContain(`it was SHA256:before, now it is ${hostKey.fingerprint}`);
    }
    expect([accepted() - signedIn, tried() - connections]).toEqual([0, 1]);
  });

  it("after the host got another key", async () => {
    const { engine } = reach();
    await engine.list({});
    await host.ssh.changeHostKey();
    await expect
      .poll(() => engine.list({}).catch((error: Error) => error.message))
      .toContain(`it was ${hostKey.fingerprint}, now it is ${await host.ssh.hostKey()}`);
    hostKey = await readHostKey({ host: host.address, port: host.ssh.port });
    expect(hostKey.fingerprint).toBe(await host.ssh.hostKey());
    expect(await reach().engine.list({})).toEqual([]);
  });

  it("for a key that it does not know, once and not again and again", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "dm-key-"));
    try {
      await makeKey(path.join(folder, "key"), "ed25519");
      const connections = tried();
      const { engine } = reach({ privateKey: readFileSync(path.join(folder, "key"), "utf8") });
      for (let i = 0; i < 3; i++)
        await expect(engine.list({})).rejects.toThrow("does not take this key. Put its public half into");
      expect(tried() - connections).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("without the passphrase of the key, before anything is sent", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "dm-key-"));
    try {
      await makeKey(path.join(folder, "key"), "ed25519", "open sesame");
      const privateKey = readFileSync(path.join(folder, "key"), "utf8");
      await expect(reach({ privateKey }).engine.list({})).rejects.toThrow(/cannot be read .*passphrase/);
      // With it the key is read, and then not known there.
      const both = { privateKey, passphrase: "open sesame" };
      await expect(reach(both).engine.list({})).rejects.toThrow("does not take this key");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("to the engine for a user who may not use it, with what to do", async () => {
    await expect(reach({ user: "outsider" }).engine.list({})).rejects.toThrow(
      /outsider@.* was reached, but .*docker\.sock could not be opened .* in the group docker/,
    );
  });

  it("where nothing listens", async () => {
    await expect(reach({ port: 2222 }).engine.list({})).rejects.toThrow(
      /deploy@.*:2222 does not answer \(ECONNREFUSED\)/,
    );
    await expect(readHostKey({ host: host.address, port: 2222 })).rejects.toThrow("does not answer");
  });
});
