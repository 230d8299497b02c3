import { expect, it } from "vitest";
import { clientAddress } from "./client-address";

it.each([
  ["a client that asks by itself", "192.0.2.7", undefined, "192.0.2.7"],
  ["IPv4 on a socket for both", "::ffff:192.0.2.7", undefined, "192.0.2.7"],
  ["a client that claims to be another", "192.0.2.7", "10.0.0.1", "192.0.2.7"],
  ["a proxy on this machine", "127.0.0.1", "198.51.100.4", "198.51.100.4"],
  ["the same over IPv6", "::1", "2001:db8::4", "2001:db8::4"],
  ["what the client wrote before the proxy", "127.0.0.1", "10.0.0.1, 198.51.100.4", "198.51.100.4"],
  ["two proxies on this machine", "::ffff:127.0.0.1", "198.51.100.4, 127.0.0.1", "198.51.100.4"],
  ["a proxy that says nothing", "127.0.0.1", undefined, "127.0.0.1"],
  ["words instead of an address", "127.0.0.1", "<script>", "127.0.0.1"],
  ["a socket that has gone", undefined, "10.0.0.1", null],
])("%s", (_, peer, forwarded, expected) => {
  expect(clientAddress(peer, forwarded)).toBe(expected);
});
