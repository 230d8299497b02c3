import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readContexts, readContextTls, readSshHosts } from "./known-machines";

let home: string;
const nowhere = { dockerConfig: null, sshConfig: null };
const places = () => ({ dockerConfig: path.join(home, ".docker"), sshConfig: path.join(home, ".ssh/config") });

function write(name: string, text: string): void {
  const file = path.join(home, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const folderOf = (name: string) => createHash("sha256").update(name).digest("hex");

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), "dm-home-"));
  for (const [name, Host] of [
    ["hel", "tcp://10.0.0.5:2376"],
    ["fra", "ssh://deploy@10.0.0.4"],
    ["here", "unix:///var/run/docker.sock"],
  ] as const)
    write(
      `.docker/contexts/meta/${folderOf(name)}/meta.json`,
      JSON.stringify({ Name: name, Endpoints: { docker: { Host } } }),
    );
  write(".docker/contexts/meta/broken/meta.json", "{");
  for (const part of ["ca", "cert", "key"]) write(`.docker/contexts/tls/${folderOf("hel")}/docker/${part}.pem`, part);
  write(`.docker/contexts/tls/${folderOf("fra")}/docker/ca.pem`, "ca");
  write(".ssh/config", "Host fra\n  HostName 10.0.0.4\n");
});
afterAll(() => rmSync(home, { recursive: true }));

describe("what the docker command and ssh know here", () => {
  it("are contexts of other machines, by name", async () =>
    expect((await readContexts(places())).map(({ name, transport }) => `${name} ${transport}`)).toEqual([
      "fra ssh",
      "hel tls",
    ]));

  it("with their certificates, where all of them are there, and nothing by a name that is a path", async () => {
    expect(await readContextTls(places(), "hel")).toEqual({ ca: "ca", cert: "cert", key: "key" });
    for (const name of ["fra", "none", "../hel", ""]) expect(await readContextTls(places(), name)).toBeNull();
  });

  it("and hosts of ssh", async () => expect((await readSshHosts(places())).map(({ name }) => name)).toEqual(["fra"]));

  it("is nothing where there is no home, or nothing in it", async () => {
    for (const where of [nowhere, { dockerConfig: "/nowhere", sshConfig: "/nowhere" }]) {
      expect(await readContexts(where)).toEqual([]);
      expect(await readContextTls(where, "hel")).toBeNull();
      expect(await readSshHosts(where)).toEqual([]);
    }
  });
});
