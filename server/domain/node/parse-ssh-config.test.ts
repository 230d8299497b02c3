import { describe, expect, it } from "vitest";
import { parseJump, parseSshConfig } from "./parse-ssh-config";

const text = `
# ours
Host fra-01 fra-1
  HostName 10.0.0.4
  User deploy
  IdentityFile ~/.ssh/fra

Host hel-*
  User hel
Host hel-02
  HostName %h.example.com
  Port = 2222
  ProxyJump ops@gate:2200
Host !fra-01 *
  User others
Match user x
  Port 1
Host bare
  ProxyJump none
`;

describe("parseSshConfig", () => {
  it("tells hosts as ssh would reach them: the first value counts, patterns are no hosts", () =>
    expect(parseSshConfig(text)).toEqual([
      { name: "fra-01", host: "10.0.0.4", port: 22, user: "deploy", jump: null, identityFile: "~/.ssh/fra" },
      { name: "fra-1", host: "10.0.0.4", port: 22, user: "deploy", jump: null, identityFile: "~/.ssh/fra" },
      {
        name: "hel-02",
        host: "hel-02.example.com",
        port: 2222,
        user: "hel",
        jump: "ops@gate:2200",
        identityFile: null,
      },
      { name: "bare", host: "bare", port: 22, user: "others", jump: null, identityFile: null },
    ]));

  it.each(["", "\n\n", "#", "Host", "not a configuration"])("finds none in %j", (config) =>
    expect(parseSshConfig(config).filter(({ name }) => name !== "")).toEqual([]),
  );

  it("takes no pattern for more than one", () =>
    expect(parseSshConfig("Host a.b\nUser x\nHost axb\n")[1]?.user).toBeNull());
});

describe("parseJump", () => {
  it.each([
    ["gate", { host: "gate", port: 22, user: null }],
    ["ops@gate:2200", { host: "gate", port: 2200, user: "ops" }],
    ["a@b,c@d", { host: "b", port: 22, user: "a" }],
    ["ssh://a@b:1", { host: "b", port: 1, user: "a" }],
  ])("%s", (jump, parts) => expect(parseJump(jump)).toEqual(parts));
});
