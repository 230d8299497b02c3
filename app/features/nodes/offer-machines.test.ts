import { describe, expect, it } from "vitest";
import { offerContext, offerFound, offerHost } from "./offer-machines";

describe("a machine is offered with the form filled in", () => {
  it("a context by SSH, and one by TLS with its certificates", () => {
    const at = { name: "Fra 1", host: "10.0.0.4" };
    expect(offerContext({ ...at, transport: "ssh", port: 22, user: "deploy" })).toEqual({
      ...{ name: "Fra 1", way: "SSH, deploy@10.0.0.4", query: "by=ssh&name=fra-1&host=10.0.0.4&port=22&user=deploy" },
    });
    expect(offerContext({ ...at, transport: "tls", port: 2376 }).query).toBe(
      "by=tls&context=Fra+1&name=fra-1&host=10.0.0.4&port=2376",
    );
  });

  it("a host of ssh, with the machine on the way", () => {
    const host = {
      name: "hel",
      host: "a.example",
      port: 2222,
      user: null,
      jump: "ops@gate",
      identityFile: "~/.ssh/hel",
    };
    expect(offerHost(host)).toEqual({
      ...{ name: "hel", way: "?@a.example, through ops@gate, ~/.ssh/hel" },
      query: "by=ssh&name=hel&host=a.example&port=2222&jumpHost=gate&jumpPort=22&jumpUser=ops",
    });
  });

  it.each([
    [[22, 2376], "SSH, Docker with TLS", "by=ssh&host=10.0.0.4"],
    [[2376], "Docker with TLS", "by=tls&host=10.0.0.4"],
    [[2375], "Docker without TLS", "by=ssh&host=10.0.0.4"],
  ])("one with the ports %j", (ports, way, query) =>
    expect(offerFound({ host: "10.0.0.4", ports })).toEqual({ name: "10.0.0.4", way, query }),
  );
});
