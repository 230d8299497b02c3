import { describe, expect, it } from "vitest";
import { parseConnection, parseWay, readOffer, toFields } from "./parse-connection";

const form = (fields: Readonly<Record<string, string>>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const ssh = { by: "ssh", host: " 10.0.0.4 ", port: "", user: "deploy", draft: "sealed", draftOf: "new", pair: "new" };

describe("parseWay", () => {
  it.each([
    ["tls", "tls"],
    ["socket", "socket"],
    [null, "ssh"],
    ["x", "ssh"],
  ])("%j is %s", (word, way) => expect(parseWay(word)).toBe(way));
});

describe("parseConnection", () => {
  it("by SSH takes the new pair along, and no key that was typed before another choice", () =>
    expect(parseConnection(form({ ...ssh, privateKey: "typed" }))).toEqual({
      ...{ transport: "ssh", host: "10.0.0.4", user: "deploy", fingerprint: "", draft: "sealed", jump: null },
    }));

  it("by SSH takes the pasted key, and not the new pair", () =>
    expect(parseConnection(form({ ...ssh, pair: "paste", privateKey: "KEY", passphraseText: "p" }))).toMatchObject({
      ...{ privateKey: "KEY", passphrase: "p", draft: "" },
    }));

  it("takes a pasted key along once it was sealed", () =>
    expect(parseConnection(form({ ...ssh, pair: "paste", draftOf: "paste" }))).toMatchObject({ draft: "sealed" }));

  it("goes through another machine where one is named", () =>
    expect(parseConnection(form({ ...ssh, jumpHost: "gate", jumpUser: "ops", jumpPort: "2222" }))).toMatchObject({
      jump: { host: "gate", user: "ops", port: 2222, fingerprint: "", privateKey: "" },
    }));

  it("by TLS and by a socket", () => {
    expect(parseConnection(form({ by: "tls", host: "a", port: "1", caText: "C", draft: "d" }))).toEqual({
      ...{ transport: "tls", host: "a", port: 1, ca: "C", cert: "", key: "", draft: "d" },
    });
    expect(parseConnection(form({ by: "socket", socketPath: "/run/a" }))).toEqual({
      ...{ transport: "local", socketPath: "/run/a" },
    });
    expect(parseConnection(form({ by: "socket" }))).toEqual({ transport: "local" });
  });
});

describe("readOffer", () => {
  it("fills in where a machine is, and nothing that somebody has to vouch for", () =>
    expect(
      readOffer(
        new URLSearchParams("host=a&user=b&fingerprint=SHA256:x&jumpFingerprint=y&line=ssh-rsa&draft=d&pair=paste"),
      ),
    ).toEqual({ host: "a", user: "b" }));
});

describe("toFields", () => {
  it("names the form's fields", () =>
    expect(
      toFields({ "connection.host": "a", "connection.jump.user": "b", ca: "c", name: "d", "connection.key": "e" }),
    ).toEqual({ host: "a", jumpUser: "b", caText: "c", name: "d", keyText: "e" }));
});
