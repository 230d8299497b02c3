import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseImageReference } from "./image-reference";
import { parseBranch, parseGitSource } from "./source";

const url = "https://example.com/o/app.git";

describe("parseGitSource", () => {
  it("fills in what is not said", () => {
    expect(parseGitSource({ url })).toEqual({ url, branch: "main", subdirectory: "", dockerfile: "Dockerfile" });
  });

  it.each([
    ["git@example.com:o/app.git", "ssh://git@example.com/o/app.git"],
    ["ssh://git@example.com:2222/o/app.git", "ssh://git@example.com:2222/o/app.git"],
    ["https://example.com/x/%2e%2e/a", "https://example.com/a"],
    [" https://EXAMPLE.com:443/o/app ", "https://example.com/o/app"],
  ])("understands %s", (text, expected) => {
    expect(parseGitSource({ url: text }).url).toBe(expected);
  });

  it.each([
    "",
    "-u",
    "--upload-pack=touch /tmp/x",
    "ext::sh -c id",
    "ext::id",
    "file:///etc",
    "/etc/passwd",
    "../x",
    "https://user:token@example.com/a",
    "https://token@example.com/a",
    "https://example.com/a?x=1",
    "git://example.com/a",
    "ssh://-oProxyCommand=id/x",
    "-oProxyCommand=id:x",
    "git@-oProxyCommand=id:x",
    "ssh://-l@example.com/x",
    "https://example.com/a\nb",
    "https://example.com/--upload-pack=x",
    "https://example.com/%ff",
    "git@example.com:--upload-pack=x",
    "https://",
    "http:///x y",
    "javascript:alert(1)",
  ])("refuses the address %j", (text) => {
    expect(() => parseGitSource({ url: text })).toThrow(
      expect.objectContaining({ code: "invalid", fields: { url: expect.any(String) } }),
    );
  });

  it.each(["/etc", "..", "a/../..", "-x", "a/-x", "a\\b", "a\u0000b", ".git/hooks", "a/.GIT"])(
    "refuses the folder %j",
    (subdirectory) => {
      expect(() => parseGitSource({ url, subdirectory })).toThrow(/folder/);
    },
  );

  it("names every field that is wrong", () => {
    expect(() => parseGitSource({ url: "x", branch: "-x", subdirectory: "..", dockerfile: "/x" })).toThrow(
      expect.objectContaining({
        fields: {
          url: expect.any(String),
          branch: expect.any(String),
          subdirectory: expect.any(String),
          dockerfile: expect.any(String),
        },
      }),
    );
  });

  it("tidies folders", () => {
    expect(parseGitSource({ url, subdirectory: "./a//b/", dockerfile: "deploy/Dockerfile.prod" })).toMatchObject({
      subdirectory: "a/b",
      dockerfile: "deploy/Dockerfile.prod",
    });
  });
});

describe("parseBranch", () => {
  it.each(["main", "feature/x", "$(id)", "a;b", "ünï", "v1.0", "a'b\"c", "x@y"])("takes %s", (name) => {
    expect(parseBranch(name)).toBe(name);
  });

  it.each([
    "--upload-pack=x",
    "-x",
    "a..b",
    "a b",
    "a~1",
    "a^",
    "a:b",
    "a?",
    "a*",
    "a[",
    "a\\b",
    "@",
    "a@{1}",
    "/a",
    "a/",
    "a//b",
    "a.",
    ".a",
    "a/.b",
    "a.lock",
    "a.lock/b",
    "a\u007f",
    "a\nb",
    "",
    "a\u202eb",
  ])("refuses %j", (name) => {
    expect(() => parseBranch(name)).toThrow();
  });

  it("accepts nothing that git refuses", () => {
    const chars = fc.constantFrom(..."ab-./@{}~^:?*[\\ $()lock\t");
    fc.assert(
      fc.property(fc.string({ unit: chars, minLength: 1, maxLength: 8 }), (name) => {
        const isAccepted = (() => {
          try {
            return parseBranch(name) === name;
          } catch {
            return false;
          }
        })();
        if (isAccepted) execFileSync("git", ["check-ref-format", `refs/heads/${name}`]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("parseImageReference", () => {
  const digest = `sha256:${"a1".repeat(32)}`;

  it.each([
    ["nginx", "docker.io", "nginx", "latest", null, "nginx:latest"],
    ["library/nginx:1.29", "docker.io", "nginx", "1.29", null, "nginx:1.29"],
    ["docker.io/library/nginx:1", "docker.io", "nginx", "1", null, "nginx:1"],
    ["bed/node:20", "docker.io", "bed/node", "20", null, "bed/node:20"],
    ["localhost/x", "localhost", "x", "latest", null, "localhost/x:latest"],
    ["ghcr.io/o/app:v1", "ghcr.io", "o/app", "v1", null, "ghcr.io/o/app:v1"],
    ["reg:5000/a__b", "reg:5000", "a__b", "latest", null, "reg:5000/a__b:latest"],
    [`nginx@${digest}`, "docker.io", "nginx", null, digest, `nginx@${digest}`],
    [`a.b/c:1@${digest}`, "a.b", "c", "1", digest, `a.b/c:1@${digest}`],
  ])("reads %s", (text, registry, repository, tag, expectedDigest, reference) => {
    expect(parseImageReference(text)).toEqual({ registry, repository, tag, digest: expectedDigest, reference });
  });

  it.each([
    "",
    ":x",
    "Nginx",
    "nginx:",
    "nginx:-x",
    "--privileged",
    "a b",
    "nginx@sha256:xyz",
    `n@${digest}@${digest}`,
    "a//b",
    "../x",
    "a/../b",
    "-a.b/c",
    "a..b",
  ])("refuses %j", (text) => {
    expect(() => parseImageReference(text)).toThrow(expect.objectContaining({ code: "invalid" }));
  });
});
