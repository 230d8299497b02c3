import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderTraefik, toFile } from "./render-traefik";
import type { Mesh, Peer, TargetCheck, TargetGroup } from "./table";

interface Service {
  readonly weighted?: { readonly services: readonly { name: string; weight: number }[]; readonly healthCheck?: object };
  readonly loadBalancer?: {
    readonly servers: readonly { url?: string; address?: string }[];
    readonly serversTransport?: string;
    readonly healthCheck?: object;
  };
}
interface Rendered {
  readonly http: {
    readonly serversTransports: Record<string, { serverName?: string; rootCAs?: string[]; disableHTTP2?: boolean }>;
    readonly routers: Record<string, { rule: string; middlewares?: string[]; entryPoints: string[]; service: string }>;
    readonly services: Record<string, Service>;
    readonly middlewares: Record<string, object>;
  };
  readonly tcp?: {
    readonly routers: Record<string, { rule: string; service: string; tls: { options: string } }>;
    readonly services: Record<string, Service>;
  };
  readonly tls?: {
    readonly options: Record<string, { clientAuth: { caFiles: string[] }; minVersion: string; sniStrict: boolean }>;
  };
}

const peer = (node: string, organization: string | null = null, over: Partial<Peer> = {}): Peer => ({
  ...{ node, organization, address: "192.0.2.7", port: 7443, certificates: [`PEM of ${node}`] },
  ...over,
});
const mesh = (over: Partial<Mesh> = {}): Mesh => ({
  ...{ node: "node_a", port: 7443, certificate: "PEM of a", key: "KEY of a", peers: [peer("node_b")], entries: [] },
  ...over,
});
const group = (over: Partial<TargetGroup> = {}): TargetGroup => ({
  ...{ id: "dep_1", targets: [{ address: "10.0.0.1", port: 80 }], check: null },
  ...{ remotes: [{ replica: "rep_1", node: "node_b" }] },
  ...over,
});
const render = (own: Mesh | null, ...groups: TargetGroup[]) =>
  renderTraefik(
    { applications: [{ id: "ae_1", rules: [{ host: "a.test", path: "/", strip: false }], groups }], mesh: own },
    7,
    { pages: "127.0.0.1:1", own: "127.0.0.1:80" },
  ) as unknown as Rendered;
const check: TargetCheck = { path: "/up", port: null, intervalMs: 1_000, timeoutMs: 500 };

describe("replicas on other nodes", () => {
  it("get as much each as those that are here", () => {
    const remotes = ["rep_2", "rep_1"].map((replica) => ({ replica, node: "node_b" }));
    const { services, routers } = render(mesh(), group({ remotes })).http;
    expect(services["app-ae_1"]?.weighted?.services).toEqual([
      { name: "g-dep_1", weight: 1 },
      { name: "r-rep_1", weight: 1 },
      { name: "r-rep_2", weight: 1 },
    ]);
    expect(routers["app-ae_1-0"]?.middlewares).toEqual(["retry-far"]);
  });
  it("are asked for by name, at the edge of their node, whose certificates alone are believed", () => {
    const { services, serversTransports } = render(mesh(), group()).http;
    expect(services["r-rep_1"]?.loadBalancer).toEqual({
      serversTransport: "r-rep_1",
      servers: [{ url: "https://192.0.2.7:7443" }],
    });
    expect(serversTransports["r-rep_1"]).toMatchObject({
      ...{ serverName: "rep-1.node-b.mesh.internal", rootCAs: ["PEM of node_b"], disableHTTP2: true },
      certificates: [{ certFile: "PEM of a", keyFile: "KEY of a" }],
    });
  });
  it("serve alone where none is here", () => {
    const { services, routers } = render(mesh(), group({ targets: [] })).http;
    expect(routers["app-ae_1-0"]?.service).toBe("app-ae_1");
    expect(Object.keys(services)).not.toContain("g-dep_1");
  });
  it("are left out where their node is not reached, and then the page is shown", () => {
    for (const own of [null, mesh({ peers: [peer("node_c")] })]) {
      const { services, routers } = render(own, group({ targets: [] })).http;
      expect(routers["app-ae_1-0"]?.service).toBe("nobody");
      expect(Object.keys(services).filter((name) => name.startsWith("r-"))).toEqual([]);
    }
  });
  it("are checked as those here, but for a check at another port, to which no way leads", () => {
    const { services } = render(mesh(), group({ check })).http;
    expect(services["r-rep_1"]?.loadBalancer?.healthCheck).toEqual({
      path: "/up",
      interval: "1000ms",
      timeout: "500ms",
    });
    expect(services["app-ae_1"]?.weighted?.healthCheck).toEqual({});
    const aside = render(mesh(), group({ check: { ...check, port: 9_000 } })).http.services;
    expect(aside["r-rep_1"]?.loadBalancer?.healthCheck).toBeUndefined();
    expect(aside["app-ae_1"]?.weighted?.healthCheck).toBeUndefined();
    expect(aside["g-dep_1"]?.loadBalancer?.healthCheck).toMatchObject({ port: 9_000 });
  });
  it("are reached at an address of IPv6, too", () => {
    const { services } = render(mesh({ peers: [peer("node_b", null, { address: "2001:db8::7" })] }), group()).http;
    expect(services["r-rep_1"]?.loadBalancer?.servers).toEqual([{ url: "https://[2001:db8::7]:7443" }]);
  });
});

describe("the entry for other edges", () => {
  const entries = [
    { replica: "rep_8", organization: "org_1", address: "10.0.0.8", port: 3_000 },
    { replica: "rep_9", organization: "org_2", address: "10.0.0.9", port: 3_000 },
  ];

  it("leads to a replica by its name, for nodes of its organisation and of the installation", () => {
    const peers = [peer("node_b"), peer("node_c", "org_1"), peer("node_d", "org_2")];
    const { tcp, tls } = render(mesh({ entries, peers }));
    expect(tcp?.routers["in-rep_8"]).toMatchObject({
      rule: "HostSNI(`rep-8.node-a.mesh.internal`)",
      tls: { options: "mesh-org_1" },
    });
    expect(tcp?.services["in-rep_8"]?.loadBalancer?.servers).toEqual([{ address: "10.0.0.8:3000" }]);
    expect(tls?.options["mesh-org_1"]).toMatchObject({
      ...{ minVersion: "VersionTLS13", sniStrict: true },
      clientAuth: { caFiles: ["PEM of node_b", "PEM of node_c"], clientAuthType: "RequireAndVerifyClientCert" },
    });
    expect(tls?.options["mesh-org_2"]?.clientAuth.caFiles).toEqual(["PEM of node_b", "PEM of node_d"]);
  });
  it("has no way to what no node may ask for", () => {
    const { tcp, tls } = render(mesh({ entries, peers: [peer("node_c", "org_1")] }));
    expect(Object.keys(tcp?.routers ?? {})).toEqual(["mesh-ping", "in-rep_8"]);
    expect(Object.keys(tls?.options ?? {})).toEqual(["mesh-any", "mesh-org_1"]);
  });
  it("believes the next certificate of a node beside the one that it shows", () => {
    const peers = [peer("node_b", null, { certificates: ["now", "next"] })];
    const { tls, http } = render(mesh({ entries, peers }), group());
    expect(tls?.options["mesh-org_1"]?.clientAuth.caFiles).toEqual(["now", "next"]);
    expect(http.serversTransports["r-rep_1"]?.rootCAs).toEqual(["now", "next"]);
  });
  it.each([
    ["without a mesh", null],
    ["without another node", mesh({ entries, peers: [] })],
  ])("is not there %s, and the file is as it was before there was any", (_what, own) => {
    const rendered = render(own, group({ remotes: [] }));
    expect(Object.keys(rendered)).toEqual(["http"]);
    expect(Object.keys(rendered.http.serversTransports)).toEqual(["app"]);
    expect(toFile(rendered as never)).not.toContain("KEY");
  });
});

describe("any mesh", () => {
  const id = (kind: string) => fc.stringMatching(/^[0-9a-z]{1,16}$/).map((text) => `${kind}_${text}`);
  const organization = fc.constantFrom("org_1", "org_2");
  const odd = fc.oneof(fc.string(), fc.constantFrom("{{ x }}", "-----BEGIN\nA\n-----END\n"));
  const peers = fc.uniqueArray(
    fc.record({
      ...{ node: id("node"), address: fc.ipV4(), port: fc.integer({ min: 1, max: 65_535 }) },
      ...{ certificates: fc.array(odd, { minLength: 1, maxLength: 2 }), organization: fc.option(organization) },
    }),
    { selector: ({ node }) => node, maxLength: 4 },
  );
  const meshes = fc.record({
    ...{ node: fc.constant("node_0"), port: fc.constant(7443), certificate: odd, key: odd, peers },
    entries: fc.uniqueArray(
      fc.record({ replica: id("rep"), organization, address: fc.ipV4(), port: fc.integer({ min: 1, max: 65_535 }) }),
      { selector: ({ replica }) => replica, maxLength: 4 },
    ),
  });

  it("is a file that Traefik reads as what was meant: no template, no reference to nothing, nobody else's way in", () => {
    fc.assert(
      fc.property(meshes, fc.array(id("rep"), { maxLength: 3 }), (own, replicas) => {
        const node = own.peers[0]?.node ?? "node_none";
        const remotes = [...new Set(replicas)].map((replica) => ({ replica, node }));
        const rendered = render(own, group({ remotes }));
        const file = toFile(rendered as never);
        expect(file).not.toContain("{{");
        expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(rendered)));
        const { services, serversTransports, routers, middlewares } = rendered.http;
        for (const { weighted, loadBalancer } of Object.values(services)) {
          for (const { name } of weighted?.services ?? []) expect(Object.keys(services)).toContain(name);
          const used = loadBalancer?.serversTransport;
          if (used !== undefined) expect(Object.keys(serversTransports)).toContain(used);
        }
        for (const { service, middlewares: used = [] } of Object.values(routers)) {
          expect(["ping@internal", ...Object.keys(services)]).toContain(service);
          for (const name of used) expect(Object.keys(middlewares)).toContain(name);
        }
        for (const { service, tls } of Object.values(rendered.tcp?.routers ?? {})) {
          expect(Object.keys(rendered.tcp?.services ?? {})).toContain(service);
          expect(rendered.tls?.options[tls.options]?.clientAuth.caFiles.length).toBeGreaterThan(0);
        }
        for (const { replica, organization: whose } of own.entries) {
          const router = rendered.tcp?.routers[`in-${replica}`];
          const foreign = own.peers.filter((one) => one.organization !== null && one.organization !== whose);
          const friends = own.peers.filter((one) => !foreign.includes(one)).flatMap((one) => one.certificates);
          const believed = router === undefined ? [] : rendered.tls?.options[router.tls.options]?.clientAuth.caFiles;
          expect(believed).toEqual(friends);
        }
      }),
    );
  });
});
