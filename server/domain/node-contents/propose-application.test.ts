import { describe, expect, it } from "vitest";
import { appConfigSchema } from "../application/config";
import { type Making, proposeApplication } from "./propose-application";

const making = (over: Partial<Making> = {}): Making => ({
  ...{ image: "nginx:1.27", env: {}, command: null, entrypoint: false, user: false, exposed: [80], published: [] },
  ...{ mounts: [], restart: "always", health: null, memoryBytes: null, cpus: null, pids: null },
  ...{ privileged: false, networkMode: "default" },
  ...over,
});
const propose = (over: Partial<Making> = {}) => proposeApplication("web", making(over));
const notesOf = (over: Partial<Making>) => propose(over).notes.join(" ");

describe("an application out of a container", () => {
  it("is of its image, on its port, and healthy when that is open", () => {
    const { image, port, notes, obstacle, config } = propose();
    expect({ image, port, notes, obstacle }).toEqual({ image: "nginx:1.27", port: 80, notes: [], obstacle: null });
    expect(appConfigSchema.parse(config)).toMatchObject({ port: 80, health: { kind: "tcp" }, command: null });
  });
  it("listens where the container was reached", () =>
    expect(propose({ exposed: [80, 8443], published: [{ host: 443, container: 8443 }] }).port).toBe(8443));
  it("takes limits, command and check within our bounds", () => {
    const { config } = propose({
      ...{ memoryBytes: 1024 * 1024, cpus: 0.001, command: ["serve", "--all"] },
      health: { argv: ["curl", "localhost"], intervalMs: 10, timeoutMs: 1e9, startPeriodMs: 1e9, retries: 50 },
    });
    expect(appConfigSchema.parse(config)).toMatchObject({
      limits: { cpus: 0.01, memoryMb: 6 },
      command: ["serve", "--all"],
      health: {
        kind: "command",
        command: ["curl", "localhost"],
        intervalMs: 500,
        timeoutMs: 60_000,
        unhealthyThreshold: 20,
      },
    });
  });
  it("takes names of variables that are names, and never a value", () => {
    const proposal = propose({ env: { TOKEN: "hunter2", "a-b": "hunter2" } });
    expect(proposal.variables).toEqual(["TOKEN"]);
    expect(proposal.notes.join()).toContain("a-b");
    expect(JSON.stringify(proposal)).not.toContain("hunter2");
  });
  it("has volumes of its own, each with a name that fits, and stops before it starts", () => {
    const mounts = [
      { kind: "volume", source: "My Data!", target: "/data" },
      { kind: "volume", source: "my-data-", target: "/more" },
      { kind: "volume", source: "f".repeat(64), target: "/var/lib/db" },
      { kind: "bind", source: "/etc/shop", target: "/etc/shop" },
    ];
    const { volumes, config, notes } = propose({ mounts });
    expect(volumes.map(({ name, path }) => [name, path])).toEqual([
      ["my-data", "/data"],
      ["my-data-2", "/more"],
      ["var-lib-db", "/var/lib/db"],
    ]);
    expect(appConfigSchema.parse(config).rollout.order).toBe("stop-first");
    expect(notes.filter((note) => note.includes("empty volume"))).toHaveLength(3);
    expect(notes.join()).toContain("folder /etc/shop is not mounted");
  });
  it("says which ports of the node stay held, and when those are the edge’s", () => {
    const published = [8080, 443].map((host) => ({ host, container: host }));
    expect(notesOf({ published })).toMatch(/holds port 8080, 443 .*edge wants port 443 itself/);
  });
  it.each([
    [{ restart: "no" }, "not started again"],
    [{ entrypoint: true }, "entrypoint"],
    [{ user: true }, "own user"],
    [{ privileged: true }, "privileged"],
    [{ networkMode: "host" }, "own network"],
  ])("says what is otherwise: %j", (over, word) => expect(notesOf(over)).toContain(word));
  it("is none where the image has no name any more", () =>
    expect(propose({ image: `sha256:${"a".repeat(64)}` }).obstacle).toContain("lost its name"));
});
