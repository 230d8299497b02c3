import { describe, expect, it } from "vitest";
import { defaultConfig, type ReleaseSpec } from "./config";
import { countPending, type CurrentRelease, describePending, hideVariables, type Wish } from "./pending";

const { replicas: _, port: _port, ...frozen } = defaultConfig;
const spec: ReleaseSpec = { ...frozen, port: 8080 };
const source = { url: "https://git.example/shop.git", branch: "main", subdirectory: "", dockerfile: "Dockerfile" };
const current: CurrentRelease = { spec, count: 1, variablesVersion: 3, variables: [], source };
const wish: Wish = { config: defaultConfig, variablesVersion: 3, variables: [], source };
const mode = { key: "MODE", value: "fast", fingerprint: null, build: false, run: true };
const nothing = { changes: [], variables: [], hiddenVariables: false, needsBuild: false };

describe("describePending", () => {
  it("has nothing before the first deployment", () =>
    expect(describePending(null, { ...wish, variablesVersion: 9 })).toEqual(nothing));
  it("has nothing when the wish is what runs", () => expect(describePending(current, wish)).toEqual(nothing));
  it("names each field with both values", () => {
    const config = { ...defaultConfig, port: 3000, limits: { cpus: 0.5, memoryMb: 256, pids: null } };
    expect(describePending(current, { ...wish, config }).changes).toEqual([
      { group: "Run", field: "port", label: "Port", from: "8080", to: "3000" },
      { group: "Resources", field: "cpus", label: "CPU", from: "no limit", to: "0.5 cores" },
      { group: "Resources", field: "memory", label: "Memory", from: "no limit", to: "256 MiB" },
    ]);
  });
  it("counts replicas while it runs, and not while it is stopped", () => {
    const more = { ...wish, config: { ...defaultConfig, replicas: 3 } };
    expect(describePending(current, more).changes).toEqual([
      { group: "Resources", field: "replicas", label: "Replicas", from: "1", to: "3" },
    ]);
    expect(describePending({ ...current, count: 0 }, more)).toEqual(nothing);
  });
  it("tells of another branch, and of an image in the place of a repository", () => {
    const branch = describePending(current, { ...wish, source: { ...source, branch: "next" } });
    expect(branch.changes).toEqual([{ group: "Source", field: "branch", label: "Branch", from: "main", to: "next" }]);
    const image = describePending(current, { ...wish, source: { reference: "nginx:1.29" } });
    expect(image.changes.map(({ label, from, to }) => [label, from, to])).toEqual([
      ["Repository", "https://git.example/shop.git", "none"],
      ["Branch", "main", "none"],
      ["Folder", "/", "none"],
      ["Dockerfile", "Dockerfile", "none"],
      ["Image", "none", "nginx:1.29"],
    ]);
  });
  it("tells of variables one by one, unless the release kept no list", () => {
    const changed = { ...wish, variablesVersion: 4, variables: [mode] };
    expect(describePending(current, changed)).toEqual({
      ...nothing,
      variables: [{ key: "MODE", from: null, to: "fast" }],
    });
    expect(describePending({ ...current, variables: null }, changed)).toEqual({
      ...nothing,
      hiddenVariables: true,
      needsBuild: true,
    });
  });
  it.each([
    ["a variable of the running application", { variables: [mode] }, false],
    ["a variable of the build", { variables: [{ ...mode, build: true }] }, true],
    ["a setting", { config: { ...defaultConfig, port: 3000 } }, false],
    ["another branch", { source: { ...source, branch: "next" } }, true],
  ])("for %s", (_, change, needsBuild) =>
    expect(describePending(current, { ...wish, ...change }).needsBuild).toBe(needsBuild),
  );
  it("knows a source again, whatever the order of its parts", () => {
    const { url, ...rest } = source;
    expect(describePending(current, { ...wish, source: { ...rest, url } }).needsBuild).toBe(false);
  });
  it("gives no name of a variable to those who may not read them", () => {
    const hidden = hideVariables(describePending(current, { ...wish, variables: [mode] }));
    expect(hidden).toEqual({ ...nothing, hiddenVariables: true });
    expect(countPending(hidden)).toBe(1);
  });
});
