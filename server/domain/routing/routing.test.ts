import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseConnections } from "./parse-connections";
import { parseRoutes } from "./parse-routes";
import { renderTraefik, toFile } from "./render-traefik";
import { hostPathRule } from "./rule";
import { chooseAddress, chooseSubnet, describeSubnet, isNetworkRange } from "./subnets";
import type { ApplicationRoutes } from "./table";

interface Rendered {
  http: {
    middlewares: { rev: { headers: { customResponseHeaders: Record<string, string> } } };
    routers: Record<string, object>;
    services: Record<string, { weighted: { services: object[] }; loadBalancer: { servers: object[] } }>;
  };
}

const app = (over: Partial<ApplicationRoutes> = {}): ApplicationRoutes => ({
  id: "ae_1",
  rules: [{ host: "shop.example", path: "/", strip: false }],
  groups: [{ id: "dep_1", targets: [{ address: "10.210.0.9", port: 8080 }], remotes: [], check: null }],
  ...over,
});
const render = (...applications: ApplicationRoutes[]) =>
  renderTraefik({ applications, mesh: null }, 7, {
    pages: "127.0.0.1:8404",
    own: "127.0.0.1:80",
  }) as unknown as Rendered;

function emptyMaps(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const entries = Object.entries(value);
  const own = entries.length === 0 && !/\.(weighted\.healthCheck|tls)$/.test(path) ? [path] : [];
  return [...own, ...entries.flatMap(([key, item]) => emptyMaps(item, `${path}.${key}`))];
}

describe("renderTraefik", () => {
  it("always tells its revision and has no empty map", () => {
    for (const table of [render(), render(app()), render(app({ groups: [] })), render(app({ rules: [] }))]) {
      expect(table.http.middlewares.rev.headers.customResponseHeaders["X-Rev"]).toBe("7");
      expect(emptyMaps(table)).toEqual([]);
    }
  });
  it("sends a host to its replicas, by their number", () => {
    const groups = [
      {
        id: "a",
        targets: [
          { address: "10.0.0.2", port: 80 },
          { address: "10.0.0.1", port: 80 },
        ],
        remotes: [],
        check: null,
      },
      { id: "b", targets: [{ address: "10.0.0.3", port: 81 }], remotes: [], check: null },
    ];
    const { services, routers } = render(app({ groups })).http;
    expect(services["app-ae_1"]?.weighted.services).toEqual([
      { name: "g-a", weight: 2 },
      { name: "g-b", weight: 1 },
    ]);
    expect(services["g-a"]?.loadBalancer.servers).toEqual([
      { url: "http://10.0.0.1:80" },
      { url: "http://10.0.0.2:80" },
    ]);
    expect(routers["app-ae_1-0"]).toMatchObject({ rule: "Host(`shop.example`)", service: "app-ae_1" });
  });
  it("shows a page when nobody serves", () => {
    const { routers, services } = render(app({ groups: [{ id: "a", targets: [], remotes: [], check: null }] })).http;
    expect(routers["app-ae_1-0"]).toMatchObject({ service: "nobody", middlewares: ["no-replica"] });
    expect(Object.keys(services)).toEqual(["pages", "nobody"]);
  });
  it("does not depend on the order of the rows", () => {
    const [a, b] = [app(), app({ id: "ae_2", rules: [{ host: "b.example", path: "/", strip: false }] })];
    expect(toFile({ ...render(a, b) })).toBe(toFile({ ...render(b, a) }));
  });
  it("never lets a template through", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const file = toFile({ text: `${text}{{ env "HOME" }}{{{${text}` });
        expect(file).not.toContain("{{");
        expect(JSON.parse(file).text).toBe(`${text}{{ env "HOME" }}{{{${text}`);
      }),
    );
  });
});

describe("hostPathRule", () => {
  it("ends a prefix at a slash", () =>
    expect(hostPathRule({ host: "a.test", path: "/api", strip: false })).toBe(
      "Host(`a.test`) && (Path(`/api`) || PathPrefix(`/api/`))",
    ));
  it.each(["a`) || Host(`b", "a b", "a\n", "{{x}}", 'a"'])("refuses %j", (host) =>
    expect(() => hostPathRule({ host, path: "/", strip: false })).toThrow(),
  );
});

describe("subnets", () => {
  it("are chosen beside what is taken, whatever its size", () => {
    const choose = (...taken: string[]) => chooseSubnet("10.210.0.0/16", taken)?.cidr ?? null;
    expect(choose()).toBe("10.210.0.0/26");
    expect(choose("10.210.0.0/26", "172.17.0.0/16", "fd00::/64")).toBe("10.210.0.64/26");
    expect(choose("10.210.0.0/17")).toBe("10.210.128.0/26");
    expect(choose("10.0.0.0/8")).toBeNull();
    expect(chooseSubnet("192.168.4.0/24", ["192.168.4.0/25"])?.cidr).toBe("192.168.4.128/26");
  });
  it("are chosen beside the node's routes, but for one to all of the range", () => {
    const choose = (...routes: string[]) => chooseSubnet("10.210.0.0/16", [], routes)?.cidr ?? null;
    expect(choose("10.210.0.0/24", "10.99.0.0/24")).toBe("10.210.1.0/26");
    expect(choose("10.0.0.0/8")).toBe("10.210.0.0/26");
    expect(choose("10.210.0.0/16")).toBe("10.210.0.0/26");
  });
  it.each(["10.210.0.0/16", "10.0.0.0/8", "172.20.0.0/14", "192.168.4.0/24"])("can be made out of %s", (range) =>
    expect(isNetworkRange(range)).toBe(true),
  );
  it.each(["8.8.8.0/24", "10.210.0.0/25", "10.210.0.1/16", "172.0.0.0/8", "10.210.0.0", "fd00::/64", "", "10.0.0.0/x"])(
    "cannot be made out of %j",
    (range) => expect(isNetworkRange(range)).toBe(false),
  );
  it("keep the first addresses for Docker", () =>
    expect(describeSubnet("10.210.0.64/26")).toEqual({
      cidr: "10.210.0.64/26",
      gateway: "10.210.0.65",
      ipRange: "10.210.0.64/29",
    }));
  it("give each address again only after all others", () => {
    let last: string | null = null;
    const given: string[] = [];
    for (let i = 0; i < 55; i++) {
      last = chooseAddress("10.210.0.64/26", last, new Set());
      given.push(String(last));
    }
    expect(new Set(given).size).toBe(55);
    expect(given[0]).toBe("10.210.0.72");
    expect(given.at(-1)).toBe("10.210.0.126");
    expect(chooseAddress("10.210.0.64/26", last, new Set())).toBe("10.210.0.72");
  });
  it("never give one that is held", () => {
    const all = new Set(Array.from({ length: 55 }, (_, i) => `10.210.0.${72 + i}`));
    expect(chooseAddress("10.210.0.64/26", "10.210.0.80", all)).toBeNull();
    all.delete("10.210.0.75");
    expect(chooseAddress("10.210.0.64/26", "10.210.0.80", all)).toBe("10.210.0.75");
  });
});

describe("parseRoutes", () => {
  it("reads networks out of the kernel's table, and passes over the default route", () => {
    const head = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";
    const row = (destination: string, mask: string) =>
      `eth0\t${destination}\t00000000\t0001\t0\t0\t0\t${mask}\t0\t0\t0`;
    const table = [head, row("00000000", "00000000"), row("0000630A", "00FFFFFF"), row("4000D20A", "C0FFFFFF"), ""];
    expect(parseRoutes(table.join("\n"))).toEqual(["10.99.0.0/24", "10.210.0.64/26"]);
    expect(parseRoutes("")).toEqual([]);
  });
});

describe("parseConnections", () => {
  it("counts what is open to an address, and nothing that only listens or waits", () => {
    const head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    const row = (remote: string, state: string) =>
      `   0: 0100D20A:A2B4 ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 1`;
    const table = [
      head,
      row("0900D20A:1F90", "01"),
      row("0900D20A:1F90", "08"),
      row("0900D20A:1F90", "06"),
      row("00000000:0000", "0A"),
    ].join("\n");
    expect([...parseConnections(table)]).toEqual([["10.210.0.9:8080", 2]]);
  });
});
