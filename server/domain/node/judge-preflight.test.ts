import { describe, expect, it } from "vitest";
import { judgeCertificate } from "./certificate-days";
import { judgePreflight, passes } from "./judge-preflight";
import type { FoundEngine, FoundHostKey, PreflightFacts } from "./preflight";

const now = Date.UTC(2026, 10, 28);
const day = 86_400_000;
const engine: FoundEngine = {
  ...{ id: "ABCD", version: "26.1.5", apiVersion: "1.45", operatingSystem: "Debian 13", osType: "linux" },
  ...{ architecture: "x86_64", cpus: 4, memoryBytes: 8 * 2 ** 30, storageDriver: "overlay2", cgroupVersion: "2" },
  ...{ security: ["seccomp", "apparmor", "cgroupns"], swarm: "inactive", aheadMs: 40 },
};
const key: FoundHostKey = {
  ...{ of: "host", host: "10.0.0.4", type: "ssh-ed25519", fingerprint: "SHA256:new", accepted: true, before: null },
};
const fine: PreflightFacts = {
  ...{
    transport: "ssh",
    name: "deploy@10.0.0.4",
    hostKeys: [key],
    certificates: [],
    failure: null,
    engine,
    bare: null,
  },
  ...{ diskFree: 40e9, ports: [{ port: 80, use: "http", holder: null, state: "free" }], already: null, now },
};
const judge = (over: Partial<PreflightFacts>) => {
  const facts = { ...fine, ...over };
  const checks = judgePreflight(facts);
  return { checks, passes: passes(checks, facts) };
};
const bad = (over: Partial<PreflightFacts>) =>
  judge(over)
    .checks.filter(({ status }) => status !== "ok")
    .map(({ key, status }) => `${status} ${key}`);
const withEngine = (over: Partial<FoundEngine>): Partial<PreflightFacts> => ({ engine: { ...engine, ...over } });

describe("judgePreflight", () => {
  it("lets a machine pass that is as it should be, and says what it is", () => {
    expect(bad({})).toEqual([]);
    expect(judge({}).passes).toBe(true);
    expect(judge({}).checks.map((check) => check.key)).toEqual([
      ...["address", "host_key", "login", "version", "system", "machine", "disk", "storage", "security", "swarm"],
      ...["ports", "clock", "already"],
    ]);
  });

  it.each<[string, Partial<PreflightFacts>, readonly string[]]>([
    ["an old engine", withEngine({ apiVersion: "1.40" }), ["failed version"]],
    ["the oldest that will do", withEngine({ apiVersion: "1.41" }), []],
    ["one of the next major version", withEngine({ apiVersion: "2.0" }), []],
    ["Windows containers", withEngine({ osType: "windows" }), ["failed system"]],
    ["little memory", withEngine({ memoryBytes: 2 ** 28 }), ["warn machine"]],
    ["little disk", { diskFree: 1e9 }, ["warn disk"]],
    ["a disk that nobody looked at", { diskFree: null }, []],
    ["a slow storage driver", withEngine({ storageDriver: "vfs" }), ["warn storage"]],
    ["a rootless engine", withEngine({ security: ["rootless"] }), ["warn security"]],
    ["mapped users", withEngine({ security: ["userns"] }), ["warn security"]],
    ["a swarm", withEngine({ swarm: "active" }), ["warn swarm"]],
    ["a clock that is ahead", withEngine({ aheadMs: 9_000 }), ["warn clock"]],
    ["a clock that is behind", withEngine({ aheadMs: -9_000 }), ["warn clock"]],
    ["a port that is held", { ports: [{ port: 80, use: "http", holder: "nginx", state: "held" }] }, ["failed ports"]],
    ["a port of our own", { ports: [{ port: 80, use: "http", holder: "edge", state: "ours" }] }, []],
    ["a port behind a wall", { ports: [{ port: 80, use: "http", holder: null, state: "unknown" }] }, ["warn ports"]],
    ["an engine that is a node", { already: { name: "fra-01" } }, ["failed already"]],
    [
      "a certificate that ends soon",
      { certificates: [{ what: "certificate", until: now + 9 * day }] },
      ["warn certificate"],
    ],
    ["an authority that is over", { certificates: [{ what: "authority", until: now - day }] }, ["failed certificate"]],
  ])("%s", (_name, over, expected) => {
    expect(bad(over)).toEqual(expected);
    expect(judge(over).passes).toBe(expected.every((one) => one.startsWith("warn")));
  });

  it.each<[string, Partial<PreflightFacts>, readonly string[]]>([
    [
      "an address that does not answer",
      { hostKeys: [], failure: { at: "address", sentence: "No." } },
      ["failed address"],
    ],
    ["a host key that nobody has accepted", { hostKeys: [{ ...key, accepted: false }] }, ["warn host_key"]],
    [
      "another host key than before",
      { hostKeys: [{ ...key, accepted: false, before: "SHA256:old" }] },
      ["failed host_key"],
    ],
    ["a key that is not taken", { failure: { at: "login", sentence: "No." } }, ["failed login"]],
    ["an engine that does not answer", { failure: { at: "engine", sentence: "No." } }, ["failed engine"]],
  ])("%s: nothing is said of what is behind it, and it does not pass", (_name, over, expected) => {
    const { checks, passes } = judge({ ...over, engine: null });
    expect(checks.filter(({ status }) => status !== "ok").map(({ key, status }) => `${status} ${key}`)).toEqual(
      expected,
    );
    expect(checks.map((check) => check.key)).not.toContain("version");
    expect(passes).toBe(false);
  });

  it("gives a remedy with everything that is not fine, and with nothing else", () => {
    const { checks } = judge({ ...withEngine({ apiVersion: "1.2", swarm: "active" }), already: { name: null } });
    for (const { status, remedy } of checks) expect(remedy === null).toBe(status === "ok");
  });

  it("says what was found where no engine answers, and what to do about that", () => {
    const system = { id: "debian", like: [], name: "Debian 12" };
    const bare = {
      ...{ system, aptGet: true, user: "deploy", root: false, sudo: true, systemd: true, appArmor: false },
      ...{ installed: false, running: false, enabled: false, inGroup: false, unfinished: false },
    };
    const advice = (over: Partial<typeof bare> | null) => {
      const found = over === null ? null : { ...bare, ...over };
      return judge({ engine: null, failure: { at: "engine", sentence: "No." }, bare: found }).checks.at(-1)?.remedy;
    };
    const running = { installed: true, running: true, enabled: true };
    expect(advice(null)).toBe("Check that Docker runs there.");
    expect(advice({ ...running, inGroup: true })).toBe("Check that Docker runs there.");
    expect(advice({})).toContain("installed and started from here");
    expect(advice(running)).toContain("not in the group docker");
    expect(advice({ sudo: false })).toContain("may not use sudo");
    expect(advice({ system: { id: "alpine", like: [], name: "Alpine 3" } })).toContain("docs.docker.com");
  });

  it("shows both host keys where one was another before, and how to read it on the machine", () => {
    const [, check] = judge({ hostKeys: [{ ...key, accepted: false, before: "SHA256:old" }], engine: null }).checks;
    expect(check?.sentence).toContain("SHA256:new");
    expect(check?.sentence).toContain("SHA256:old");
    expect(check?.remedy).toContain("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub");
  });

  it("keeps the name of another tenant's node", () =>
    expect(judge({ already: { name: null } }).checks.at(-1)?.sentence).toBe(
      "This engine is another organisation’s already.",
    ));
});

describe("judgeCertificate", () => {
  it.each([
    [31 * day, "fine", 31],
    [30 * day, "soon", 30],
    [1, "soon", 0],
    [0, "over", 0],
    [-day, "over", -1],
  ])("%d ms before its end it is %s", (left, state, days) =>
    expect(judgeCertificate(now + left, now)).toEqual({ state, days }),
  );
});
