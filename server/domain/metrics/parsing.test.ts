import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCgroupFiles } from "./cgroup-files";
import { durationBounds } from "./durations";
import { parseCounters, splitFiles } from "./parse-counters";
import { parseNode } from "./parse-node";
import { parseTraffic } from "./parse-traffic";

const id = "a".repeat(64);
const v2 = toCgroupFiles("/cg", [`/cg/system.slice/docker-${id}.scope`]);
const v1 = toCgroupFiles("/cg", [
  ...["systemd", "pids", "memory", "cpu,cpuacct", "blkio", "unified"].map((one) => `/cg/${one}/docker/${id}`),
]);

const grep = (files: Readonly<Record<string, string>>) =>
  Object.entries(files)
    .flatMap(([path, text]) => text.split("\n").map((line) => `${path}:${line}`))
    .join("\n");

describe("toCgroupFiles", () => {
  it("finds what version 2 has in one folder", () =>
    expect(v2).toMatchObject({ version: 2, io: `/cg/system.slice/docker-${id}.scope/io.stat` }));
  it("finds what version 1 has by controller, also where version 2 is there beside it", () =>
    expect(v1).toMatchObject({
      version: 1,
      cpu: `/cg/cpu,cpuacct/docker/${id}/cpuacct.usage`,
      processes: `/cg/memory/docker/${id}/cgroup.procs`,
    }));
  it("finds nothing of what is gone", () => expect(toCgroupFiles("/cg", [])).toBeNull());
});

const net = [
  "    lo: 900 9 0 0 0 0 0 0 900 9 0 0 0 0 0 0",
  "  eth0: 1200 3 0 0 0 0 0 0 3400 4 0 0 0 0 0 0",
  "  eth1:100 3 0 0 0 0 0 0 1 4 0 0 0 0 0 0",
  "veth12: 7 3 0 0 0 0 0 0 7 4 0 0 0 0 0 0",
].join("\n");

describe("parseCounters", () => {
  const at2 = v2 as NonNullable<typeof v2>;
  const at1 = v1 as NonNullable<typeof v1>;
  const second = {
    [at2.cpu ?? ""]: "usage_usec 2500000",
    [at2.memory ?? ""]: "1000",
    [at2.memoryLimit ?? ""]: "max",
    [at2.memoryStat ?? ""]: "inactive_file 300",
    [at2.io ?? ""]: "8:0 rbytes=4096 wbytes=10 rios=1 wios=1 dbytes=0 dios=0\n8:16 rbytes=1 wbytes=2",
    [at2.processes]: "41\n42",
    "/proc/41/net/dev": net,
  };

  it("reads version 2", () =>
    expect(parseCounters(splitFiles(grep(second)), at2, 41)).toEqual({
      ...{ cpu: 2.5, memory: 700, memoryLimit: null, received: 1300, sent: 3401, read: 4097, written: 12 },
    }));

  it("reads version 1", () =>
    expect(
      parseCounters(
        splitFiles(
          grep({
            [at1.cpu ?? ""]: "2500000000",
            [at1.memory ?? ""]: "1000",
            [at1.memoryLimit ?? ""]: "209715200",
            [at1.memoryStat ?? ""]: "total_inactive_file 2000",
            [at1.io ?? ""]: "8:0 Read 4096\n8:0 Write 10\n8:0 Total 4106\nTotal 4106",
            [at1.processes]: "41",
          }),
        ),
        at1,
        41,
      ),
    ).toEqual({ cpu: 2.5, memory: 0, memoryLimit: 209715200, received: null, sent: null, read: 4096, written: 10 }));

  it("takes no other process's network for the container's", () =>
    expect(parseCounters(splitFiles(grep({ ...second, [at2.processes]: "42" })), at2, 41)).toMatchObject({
      cpu: 2.5,
      received: null,
    }));

  it("knows that it is gone, also where its processes cannot be seen", () => {
    expect(parseCounters(new Map(), at2, 41)).toBeNull();
    expect(parseCounters(new Map(), at2, null)).toBeNull();
    expect(parseCounters(splitFiles(grep(second)), at2, null)).toMatchObject({ cpu: 2.5, received: null });
  });

  it("takes no limit for a limit of 8 EiB", () =>
    expect(
      parseCounters(
        splitFiles(grep({ [at1.memoryLimit ?? ""]: "9223372036854771712", [at1.processes]: "41" })),
        at1,
        41,
      )?.memoryLimit,
    ).toBeNull());

  it("never throws, and tells no number that is none, whatever it reads", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.keys(second)), fc.string())), (lines) => {
        const text = lines.map(([path, line]) => `${path}:${line}`).join("\n");
        const values = Object.values(parseCounters(splitFiles(text), at2, 41) ?? {});
        expect(values.every((value) => value === null || value >= 0)).toBe(true);
        parseNode(splitFiles(text), true);
      }),
    ));
});

describe("parseNode", () => {
  const files = splitFiles(
    grep({
      "/proc/stat": "cpu  100 0 50 800 40 5 5 0 30 0\ncpu0 1 2 3",
      "/proc/loadavg": "0.52 0.58 0.59 1/467 12345",
      "/proc/meminfo": "MemTotal:       1000 kB\nMemAvailable:    250 kB",
      "/proc/net/dev": net,
    }),
  );
  it("is what the machine uses: idle and waiting for a disk are not", () =>
    expect(parseNode(files, true)).toEqual({
      ...{ cpu: 1.6, memory: 750 * 1024, memoryLimit: 1_000 * 1024, load: 0.52 },
      ...{ received: 1300, sent: 3401, read: null, written: null },
    }));
  it("does not tell a container's network for the machine's", () =>
    expect(parseNode(files, false)).toMatchObject({ received: null, sent: null }));
  it("of nothing is nothing", () =>
    expect(Object.values(parseNode(new Map(), true)).every((value) => value === null)).toBe(true));
});

describe("parseTraffic", () => {
  const line = (router: string, code: number, value: number) =>
    `traefik_router_requests_total{code="${code}",method="GET",protocol="http",router="${router}",service="app-ae_1@file"} ${value}`;
  const bucket = (router: string, le: string, value: number) =>
    `traefik_router_request_duration_seconds_bucket{code="200",method="GET",protocol="http",router="${router}",service="s",le="${le}"} ${value}`;

  it("adds up routers and methods of an application", () => {
    const text = [
      "# HELP traefik_router_requests_total How many",
      line("app-ae_1-0@file", 200, 90),
      line("app-ae_1-0-tls@file", 200, 8),
      line("app-ae_1-1@file", 503, 2),
      line("app-ae_2-0@file", 200, 1e6),
      line("rev@file", 200, 7),
      'traefik_service_requests_total{code="502",service="g-x@file"} 99',
      ...durationBounds.map((bound, i) => bucket("app-ae_1-0@file", String(bound), i < 2 ? 10 : 98)),
      bucket("app-ae_1-0@file", "+Inf", 100),
    ].join("\n");
    const found = parseTraffic(text);
    expect([...found.keys()]).toEqual(["ae_1", "ae_2"]);
    const { answers, failed, durations } = found.get("ae_1") ?? { durations: [] };
    expect([answers, failed]).toEqual([100, 2]);
    expect(durations).toEqual([10, 0, 88, ...durationBounds.slice(3).map(() => 0), 2]);
  });

  it("survives any text", () => fc.assert(fc.property(fc.string(), (text) => void parseTraffic(text))));
});
