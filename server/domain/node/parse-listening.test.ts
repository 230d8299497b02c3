import { describe, expect, it } from "vitest";
import { parseFreeBytes, parseListening } from "./parse-listening";

const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
   2: 0A63000B:0016 0A630001:C350 01 00000000:00000000 00:00000000 00000000     0        0 1 1
  sl  local_address                         remote_address                        st
   0: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 00000000:00000000`;

describe("parseListening", () => {
  it("finds what listens, on either family, and nothing that is only connected", () =>
    expect([...parseListening(tcp)].sort((a, b) => a - b)).toEqual([80, 443, 8080]));
  it.each(["", "\n", "not a table"])("finds nothing in %j", (text) => expect(parseListening(text).size).toBe(0));
});

describe("parseFreeBytes", () => {
  it.each<[string, number | null]>([
    ["Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 100 40 60 40% /", 60 * 1024],
    ["df: /nowhere: No such file or directory", null],
    ["", null],
  ])("%j", (text, free) => expect(parseFreeBytes(text)).toBe(free));
});
