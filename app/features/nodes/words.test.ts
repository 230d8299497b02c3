import { describe, expect, it } from "vitest";
import { adviseOnNode, describeContainers, describeNodeTrouble, describePreflight, describeTransport } from "./words";

describe("describeContainers", () => {
  it.each([
    [0, 0, "No container of an application"],
    [1, 1, "1 container of applications, running"],
    [3, 3, "3 containers of applications, all running"],
    [3, 1, "3 containers of applications, 1 running"],
  ])("%d, %d running", (managed, running, text) => expect(describeContainers({ managed, running })).toBe(text));
});

describe("what a node's trouble is told as", () => {
  const node = { disk: { free: 61e9, total: 480e9 }, reason: "The Docker engine does not answer." };

  it("says that containers may serve on where the node is away, and why it seems so", () => {
    expect(describeNodeTrouble({ kind: "unreachable" })).toBe("does not answer");
    expect(adviseOnNode({ kind: "unreachable" }, node)).toBe(
      "Its containers may serve on; nothing can be deployed there. The Docker engine does not answer.",
    );
    expect(adviseOnNode({ kind: "unreachable" }, { ...node, reason: null })).toContain("Check that its engine runs.");
  });

  it("says how much is left of a disk, and what to do", () => {
    const trouble = { kind: "disk", fill: "warn", percent: 87 } as const;
    expect(describeNodeTrouble(trouble)).toBe("disk is 87\u00a0% full");
    expect(adviseOnNode(trouble, node)).toMatch(/^61\u00a0GB free of 480\u00a0GB\. .+ remove what nobody needs\.$/);
  });

  it("names the nodes that are out of reach, and why", () => {
    const unreached = [
      { name: "b", reason: "192.0.2.7 port 7443: connection refused" },
      { name: "c", reason: null },
    ];
    expect(describeNodeTrouble({ kind: "link", unreached })).toBe("does not reach b, c");
    expect(adviseOnNode({ kind: "link", unreached }, node)).toContain(
      "b: 192.0.2.7 port 7443: connection refused. Let",
    );
  });

  it("gives the edge's own words", () =>
    expect(adviseOnNode({ kind: "edge", problem: "It did not load revision 4." }, node)).toBe(
      "It did not load revision 4.",
    ));

  it("shows both host keys where one changed", () => {
    const trouble = { kind: "host_key", of: "host", known: "SHA256:a", fingerprint: "SHA256:b" } as const;
    expect(describeNodeTrouble(trouble)).toBe("shows another host key");
    expect(adviseOnNode(trouble, node)).toMatch(/was SHA256:a, now SHA256:b\. Nothing is sent/);
    expect(adviseOnNode({ ...trouble, of: "jump" }, node)).toContain("on the machine on the way");
  });

  it("says how long a certificate holds", () => {
    expect(adviseOnNode({ kind: "certificate", state: "soon", days: 1 }, node)).toContain("ends in 1 day.");
    expect(describeNodeTrouble({ kind: "certificate", state: "over", days: -1 })).toBe(
      "has a certificate that is over",
    );
  });
});

describe("describePreflight", () => {
  const check = (...statuses: ("ok" | "warn" | "failed")[]) => statuses.map((status) => ({ status }));
  it.each([
    [{ ready: true, checks: check("ok"), hostKeys: [] }, "It can be a node."],
    [{ ready: true, checks: check("ok", "warn"), hostKeys: [] }, "It can be a node; look at 1 check first."],
    [{ ready: false, checks: check("ok", "failed", "warn"), hostKeys: [] }, "1 check failed."],
    [
      { ready: false, checks: check("ok", "warn"), hostKeys: [{ accepted: false }] },
      "Compare the host key, accept it below, and check again.",
    ],
  ])("%j", (found, said) => expect(describePreflight(found)).toBe(said));
});

describe("describeTransport", () => {
  it.each([
    ["ssh", false, "SSH"],
    ["tls", false, "TCP with TLS"],
    ["local", false, "socket"],
    ["local", true, "this machine’s socket"],
  ])("%s", (transport, local, said) => expect(describeTransport({ transport, local })).toBe(said));
});
