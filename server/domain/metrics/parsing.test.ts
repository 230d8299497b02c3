import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCgroupFiles } from "./cgroup-files";
import { durationBounds } from "./durations";
import { parseCounters, splitFiles } from "./parse-counters";
import { parseNode } from "./parse-node";
import { parseTraffic } from "./parse-traffic";
import { readDisks } from "./read-disks";

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
      io: `/cg/blkio/docker/${id}/blkio.throttle.io_service_bytes`,
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
  const own = { id, pid: 41 };
  const second = {
    [at2.cpu ?? ""]: "usage_usec 2500000",
    [at2.memory ?? ""]: "1000",
    [at2.memoryLimit ?? ""]: "max",
    [at2.memoryStat ?? ""]: "inactive_file 300",
    [at2.io ?? ""]: "8:0 rbytes=4096 wbytes=10 rios=1 wios=1 dbytes=0 dios=0\n8:16 rbytes=1 wbytes=2",
    "/proc/41/cgroup": `0::/../docker-${id}.scope`,
    "/proc/41/net/dev": net,
  };

  it("reads version 2", () =>
    expect(parseCounters(splitFiles(grep(second)), at2, own)).toEqual({
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
            "/proc/41/cgroup": `3:memory:/docker/${id}\n2:cpu,cpuacct:/docker/${id}`,
            "/proc/41/net/dev": net,
          }),
        ),
        at1,
        own,
      ),
    ).toEqual({ cpu: 2.5, memory: 0, memoryLimit: 209715200, received: 1300, sent: 3401, read: 4096, written: 10 }));

  it("takes no other process's network for the container's", () => {
    for (const group of ["0::/../other.scope", ""])
      expect(parseCounters(splitFiles(grep({ ...second, "/proc/41/cgroup": group })), at2, own)).toMatchObject({
        ...{ cpu: 2.5, received: null, sent: null },
      });
  });

  it("knows a process that its container put into a group within its own", () =>
    expect(
      parseCounters(splitFiles(grep({ ...second, "/proc/41/cgroup": `0::/docker/${id}/init.scope` })), at2, own)?.sent,
    ).toBe(3401));

  it("knows that it is gone, also where its processes cannot be seen", () => {
    expect(parseCounters(new Map(), at2, own)).toBeNull();
    expect(parseCounters(new Map(), at2, { id, pid: null })).toBeNull();
    expect(parseCounters(splitFiles(grep(second)), at2, { id, pid: null })).toMatchObject({ cpu: 2.5, received: null });
  });

  it("takes no limit for a limit of 8 EiB", () =>
    expect(
      parseCounters(
        splitFiles(grep({ [at1.memoryLimit ?? ""]: "9223372036854771712", [at1.cpu ?? ""]: "1" })),
        at1,
        own,
      )?.memoryLimit,
    ).toBeNull());

  it("never throws, and tells no number that is none, whatever it reads", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.keys(second)), fc.string())), (lines) => {
        const text = lines.map(([path, line]) => `${path}:${line}`).join("\n");
        const values = Object.values(parseCounters(splitFiles(text), at2, own) ?? {});
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
      "/proc/diskstats": "   8       0 sda 10 0 4 1 20 0 6 1 0 1 1",
    }),
  );
  it("is what the machine uses: idle and waiting for a disk are not", () =>
    expect(parseNode(files, true)).toEqual({
      ...{ cpu: 1.6, memory: 750 * 1024, memoryLimit: 1_000 * 1024, load: 0.52 },
      ...{ received: 1300, sent: 3401, read: 2_048, written: 3_072 },
    }));
  it("does not tell a container's network for the machine's", () =>
    expect(parseNode(files, false)).toMatchObject({ received: null, sent: null }));
  it("of nothing is nothing", () =>
    expect(Object.values(parseNode(new Map(), true)).every((value) => value === null)).toBe(true));
});

describe("readDisks", () => {
  const disk = (name: string, read: number, written: number) => ` 8 0 ${name} 1 0 ${read} 5 1 0 ${written} 5 0 1 1`;
  it.each<[string, readonly string[], number, number]>([
    ["a disk", [disk("sda", 2, 3)], 2, 3],
    ["several, of more than a letter", [disk("sda", 2, 3), disk("sdaa", 4, 5)], 6, 8],
    ["a disk with its partitions", [disk("sda", 9, 9), disk("sda1", 4, 4), disk("sda12", 5, 5)], 9, 9],
    [
      "a disk with a number in its name",
      [disk("nvme0n1", 9, 8), disk("nvme0n1p1", 9, 8), disk("nvme1n1", 1, 1)],
      10,
      9,
    ],
    ["a card", [disk("mmcblk0", 3, 2), disk("mmcblk0p2", 3, 2)], 3, 2],
    ["partitions without their disk, as some machines have them", [disk("xvda1", 2, 3), disk("xvda2", 1, 1)], 3, 4],
    ["disks made of others", [disk("vda", 2, 3), disk("dm-0", 2, 3), disk("md0", 2, 3), disk("loop0", 7, 7)], 2, 3],
    ["a line that was half read", [disk("vda", 2, 3), " 8 16 vdb 1 0 5"], 2, 3],
  ])("counts %s once", (_name, lines, read, written) =>
    expect(readDisks(lines)).toEqual({ read: read * 512, written: written * 512 }),
  );
  it("tells nothing where the kernel does not", () => {
    for (const lines of [undefined, [], [disk("loop0", 0, 0)]]) expect(readDisks(lines)).toBeNull();
  });
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
