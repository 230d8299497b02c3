import { describe, expect, it } from "vitest";
import { buildContextMeta, parseContextMeta, readCurrentContext, withCurrentContext } from "./context-meta";

const way = {
  transport: "ssh",
  host: "10.0.0.4",
  port: 2222,
  user: "deploy",
  socketPath: "/var/run/docker.sock",
} as const;

describe("a context's meta.json", () => {
  it("is as the docker command writes it, and can be read again", () => {
    const text = buildContextMeta({ name: "fra-01", nodeId: "node_1", before: "default" }, way);
    expect(JSON.parse(text)).toMatchObject({
      Name: "fra-01",
      Endpoints: { docker: { Host: "ssh://deploy@10.0.0.4:2222", SkipTLSVerify: false } },
    });
    expect(parseContextMeta(text)).toEqual({
      ...{ host: "ssh://deploy@10.0.0.4:2222", nodeId: "node_1", before: "default" },
    });
    expect(buildContextMeta({ name: "fra-01", nodeId: null, before: null }, way)).not.toContain("DockerManager");
  });

  it.each([
    ["{", null],
    ["{}", { host: null, nodeId: null, before: null }],
    [
      '{"Metadata":{"Description":"mine"},"Endpoints":{"docker":{"Host":"tcp://x"}}}',
      { host: "tcp://x", nodeId: null, before: null },
    ],
  ])("%s of somebody else is %j", (text, meta) => expect(parseContextMeta(text)).toEqual(meta));
});

describe("config.json", () => {
  it("gets another current context, and all else stays, in its order", () => {
    const text = '{"auths":{"r":{"auth":"eA=="}},"currentContext":"old","credsStore":"pass","plugins":{"x":{"a":"1"}}}';
    const next = withCurrentContext(text, "fra-01");
    expect(JSON.parse(next)).toEqual({ ...JSON.parse(text), currentContext: "fra-01" });
    expect(next).toContain('\n\t"auths"');
    expect(readCurrentContext(next)).toBe("fra-01");
    expect(JSON.parse(withCurrentContext(next, "default"))).not.toHaveProperty("currentContext");
  });

  it("that is not there is made, and one that makes no sense is left alone", () => {
    expect([withCurrentContext(null, "a"), withCurrentContext("\n", "a")]).toEqual(
      Array(2).fill('{\n\t"currentContext": "a"\n}'),
    );
    for (const text of ["{", "[]", "null"]) expect(() => withCurrentContext(text, "a")).toThrow(SyntaxError);
    expect([readCurrentContext(null), readCurrentContext("{"), readCurrentContext('{"currentContext":3}')]).toEqual(
      Array(3).fill("default"),
    );
  });
});
