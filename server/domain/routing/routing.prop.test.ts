import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownerOfRouter, renderTraefik, toFile } from "./render-traefik";
import { hostPathRule, isSafeRule } from "./rule";
import { chooseAddress, chooseSubnet, describeSubnet } from "./subnets";
import type { ApplicationRoutes } from "./table";

interface Router {
  readonly entryPoints: readonly string[];
  readonly rule: string;
  readonly service: string;
  readonly middlewares: readonly string[];
  readonly tls?: object;
}
interface Rendered {
  readonly http: {
    readonly middlewares: Readonly<Record<string, object>>;
    readonly routers: Readonly<Record<string, Router>>;
    readonly services: Readonly<
      Record<
        string,
        {
          readonly weighted?: { readonly services: readonly { name: string; weight: number }[] };
          readonly loadBalancer?: { readonly servers: readonly { url: string }[] };
        }
      >
    >;
  };
}

const odd = fc.oneof(
  fc.domain(),
  fc.string(),
  fc.constantFrom("a`) || Host(`b", '{{ env "X" }}', "*.test", "", "ü.test", "a b"),
);
const address = fc.ipV4();
const target = fc.record({ address, port: fc.integer({ min: 1, max: 65_535 }) });
const check = fc.option(
  fc.record({
    path: fc.oneof(fc.webPath(), fc.string(), fc.constant("/{{`x`}}")),
    port: fc.option(fc.integer({ min: 1, max: 65_535 })),
    intervalMs: fc.nat(),
    timeoutMs: fc.nat(),
  }),
);
const rule = fc.record({
  host: odd,
  path: fc.oneof(fc.constant("/"), fc.webPath({ size: "small" }), odd),
  strip: fc.boolean(),
});
const applications: fc.Arbitrary<ApplicationRoutes[]> = fc
  .uniqueArray(fc.stringMatching(/^[a-z0-9_-]{1,12}$/), { maxLength: 5 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          rules: fc.array(rule, { maxLength: 3 }),
          groups: fc
            .array(fc.record({ targets: fc.uniqueArray(target, { maxLength: 3 }), remotes: fc.constant([]), check }), {
              maxLength: 3,
            })
            .map((groups) => groups.map((group, i) => ({ id: `${id}_${i}`, ...group }))),
        }),
      ),
    ),
  );

const render = (apps: readonly ApplicationRoutes[]) =>
  renderTraefik({ applications: apps, mesh: null }, 7, {
    pages: "127.0.0.1:8404",
    own: "127.0.0.1:80",
  }) as unknown as Rendered;

/** Paths of empty maps, which Traefik refuses with the whole file; but for those that it wants. */
function emptyMaps(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const entries = Object.entries(value);
  if (entries.length === 0) return /\.(weighted\.healthCheck|tls)$/.test(path) ? [] : [path];
  return entries.flatMap(([key, item]) => emptyMaps(item, `${path}.${key}`));
}

describe("any table", () => {
  it("is a file that Traefik reads as what was meant: no template, no empty map, no reference to nothing", () => {
    fc.assert(
      fc.property(applications, (apps) => {
        const rendered = render(apps);
        const file = toFile(rendered as never);
        expect(file).not.toContain("{{");
        expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(rendered)));
        expect(emptyMaps(rendered)).toEqual([]);
        const { middlewares, routers, services } = rendered.http;
        for (const { service, middlewares: used, entryPoints, tls } of Object.values(routers)) {
          expect(["ping@internal", ...Object.keys(services)]).toContain(service);
          for (const name of used) expect(Object.keys(middlewares)).toContain(name);
          expect(tls !== undefined).toBe(entryPoints.includes("websecure"));
        }
        for (const { weighted } of Object.values(services))
          for (const { name } of weighted?.services ?? []) expect(Object.keys(services)).toContain(name);
      }),
    );
  });

  it("sends each safe rule, by http and https, to its own application's replicas and to no others", () => {
    fc.assert(
      fc.property(applications, (apps) => {
        const { routers, services } = render(apps).http;
        const own = Object.entries(routers).filter(([name]) => ownerOfRouter(name) !== null);
        const safe = apps.flatMap(({ rules }) => rules.filter(isSafeRule));
        expect(own.length).toBe(2 * safe.length);
        for (const [name, router] of own) {
          const owner = ownerOfRouter(`${name}@file`);
          const app = apps.find(({ id }) => id === owner?.application);
          const wanted = app?.rules[owner?.rule ?? -1];
          if (app === undefined || wanted === undefined) throw new Error(`${name} is nobody's.`);
          expect(router.rule).toBe(hostPathRule(wanted));
          const urls = (services[router.service]?.weighted?.services ?? []).flatMap(
            ({ name: group }) => services[group]?.loadBalancer?.servers.map(({ url }) => url) ?? [],
          );
          const targets = app.groups.flatMap((group) => group.targets.map((t) => `http://${t.address}:${t.port}`));
          expect([...urls].sort()).toEqual([...targets].sort());
          expect(router.service === "nobody").toBe(targets.length === 0);
        }
      }),
    );
  });

  it("does not depend on the order of its rows", () => {
    fc.assert(
      fc.property(applications, (apps) => {
        const turned = [...apps]
          .reverse()
          .map((app) => ({ ...app, groups: app.groups.map((g) => ({ ...g, targets: [...g.targets].reverse() })) }));
        expect(JSON.parse(toFile(render(turned) as never))).toEqual(JSON.parse(toFile(render(apps) as never)));
      }),
    );
  });
});

describe("any rule", () => {
  it("is refused, or holds host and path as they are, and nothing else", () => {
    fc.assert(
      fc.property(rule, (one) => {
        if (!isSafeRule(one)) {
          expect(() => hostPathRule(one)).toThrow();
          return;
        }
        const text = hostPathRule(one);
        expect(text.split("`").length - 1).toBe(one.path === "/" ? 2 : 6);
        expect(text.startsWith(`Host(\`${one.host}\`)`)).toBe(true);
        expect(text).not.toContain("{{");
      }),
    );
  });
});

describe("subnets and addresses", () => {
  const number = (text: string) => text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const range = (cidr: string): [number, number] => {
    const [text = "", bits = "0"] = cidr.split("/");
    const size = 2 ** (32 - Number(bits));
    const from = Math.floor(number(text) / size) * size;
    return [from, from + size];
  };
  const near = fc.integer({ min: 0, max: 65_535 }).map((n) => `10.210.${n >> 8}.${n % 256}`);
  const cidr = fc.tuple(fc.oneof(near, address), fc.integer({ min: 9, max: 32 })).map(([a, bits]) => `${a}/${bits}`);

  it("overlap with nothing that is taken, and stay in our range", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(cidr, fc.constantFrom("fd00::/64", "", "x")), { maxLength: 30 }), (taken) => {
        const chosen = chooseSubnet("10.210.0.0/16", taken);
        if (chosen === null) return;
        const [from, to] = range(chosen.cidr);
        expect([from >= number("10.210.0.0"), to <= number("10.211.0.0"), to - from]).toEqual([true, true, 64]);
        for (const other of taken.filter((one) => /^\d/.test(one))) {
          const [start, end] = range(other);
          expect(end <= from || start >= to).toBe(true);
        }
      }),
    );
  });

  it("give only fixed addresses of the subnet that nobody holds, whatever was given before", () => {
    fc.assert(
      fc.property(
        near.map((text) => describeSubnet(`${text.replace(/\d+$/, "64")}/26`)),
        fc.option(fc.oneof(address, near)),
        fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 64 }),
        (subnet, last, held) => {
          const [from] = range(subnet.cidr);
          const text = (at: number) => [24, 16, 8, 0].map((s) => Math.floor((from + at) / 2 ** s) % 256).join(".");
          const given = chooseAddress(subnet.cidr, last, new Set(held.map(text)));
          const fixed = Array.from({ length: 55 }, (_, i) => i + 8);
          const free = fixed.filter((at) => !held.includes(at));
          if (given === null) {
            expect(free).toEqual([]);
            return;
          }
          expect(free.map(text)).toContain(given);
          const [, automatic] = range(subnet.ipRange);
          expect(number(given)).toBeGreaterThanOrEqual(automatic);
          expect(given).not.toBe(subnet.gateway);
        },
      ),
    );
  });

  it("let a freed address rest until all others were given", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 54 }), (rounds) => {
        let last: string | null = null;
        const given: string[] = [];
        for (let i = 0; i <= rounds; i++) {
          last = chooseAddress("10.210.0.64/26", last, new Set());
          given.push(String(last));
        }
        expect(new Set(given).size).toBe(rounds + 1);
      }),
    );
  });
});
