import { describe, expect, it } from "vitest";
import { describeInputs } from "./build-inputs";
import { chooseBuilder, dropSyntax } from "./choose-builder";
import { parseDockerignore } from "./parse-dockerignore";
import { createLayerReader } from "./read-layers";

describe("chooseBuilder", () => {
  it.each([
    ["FROM a\nRUN make\nCOPY . .", "classic"],
    ["FROM a\nRUN --mount=type=cache,target=/c make", "buildkit"],
    ["FROM a\nrun --network=none make", "buildkit"],
    ["FROM a\nCOPY --from=b --chmod=755 x y", "buildkit"],
    ["FROM a\nCOPY --from=b x y", "classic"],
    ["FROM a\nRUN <<EOF\nmake\nEOF", "buildkit"],
    ["FROM a\nRUN cat < file", "classic"],
    ["FROM --platform=$BUILDPLATFORM a\nRUN make", "buildkit"],
    ["FROM a\nARG TARGETARCH\nRUN make", "buildkit"],
    ["# TARGETARCH\nFROM a\nRUN echo MYTARGETARCHIVE", "classic"],
    // the usual first line asks for nothing that the classic builder lacks
    ["# syntax=docker/dockerfile:1\nFROM a", "classic"],
    ["# syntax=docker.io/docker/dockerfile@sha256:abc\nFROM a", "classic"],
    ["# escape=`\n#syntax = docker/dockerfile:1\nFROM a\nRUN --mount=type=ssh x", "buildkit"],
    ["# syntax=example.com/other/language:2\nFROM a", "buildkit"],
    ["# words\n# syntax=example.com/other/language:2\nFROM a", "classic"],
    ["FROM a\n# syntax=example.com/other/language:2", "classic"],
    ["FROM a\n# RUN --mount is nice\nRUN true", "classic"],
  ])("%j is built by %s", (dockerfile, builder) => expect(chooseBuilder(dockerfile).builder).toBe(builder));
});

describe("dropSyntax", () => {
  it.each([
    ["# syntax=docker/dockerfile:1\nFROM a", "#\nFROM a"],
    ["# escape=`\n# Syntax = x\nFROM a\n# syntax=y", "# escape=`\n#\nFROM a\n# syntax=y"],
    ["FROM a\n# syntax=y", "FROM a\n# syntax=y"],
  ])("%j becomes %j", (before, after) => expect(dropSyntax(before)).toBe(after));
});

describe("createLayerReader", () => {
  it("tells what a build made from what it found, and leaves bases out", () => {
    const reader = createLayerReader();
    for (const line of [
      "Step 1/6 : FROM node:20 AS made",
      " ---> aaaaaaaaaaaa",
      "Step 2/6 : RUN npm ci",
      " ---> Using cache",
      " ---> bbbbbbbbbbbb",
      "Step 3/6 : COPY . .",
      " ---> cccccccccccc",
      "Step 4/6 : RUN make",
      " ---> Running in dddddddddddd",
      "Removing intermediate container dddddddddddd",
      " ---> eeeeeeeeeeee",
      "Step 5/6 : FROM busybox",
      " ---> ffffffffffff",
      "Step 6/6 : COPY --from=made /x /x",
      " ---> 111111111111",
      "Successfully built 111111111111",
    ])
      reader.read(line);
    expect(reader.layers()).toEqual({
      made: ["cccccccccccc", "eeeeeeeeeeee", "111111111111"],
      found: ["bbbbbbbbbbbb"],
    });
  });
});

describe("describeInputs", () => {
  const inputs = { url: "u", commit: "c", subdirectory: "", dockerfile: "Dockerfile", args: { A: "1", B: "2" } };
  it("does not depend on the order of variables", () =>
    expect(describeInputs({ ...inputs, args: { B: "2", A: "1" } })).toBe(describeInputs(inputs)));
  it.each([
    { url: "v" },
    { commit: "d" },
    { subdirectory: "x" },
    { dockerfile: "D" },
    { args: { A: "1", B: "3" } },
    { args: {} },
  ])("tells %j apart", (change) => expect(describeInputs({ ...inputs, ...change })).not.toBe(describeInputs(inputs)));
});

describe("parseDockerignore", () => {
  it.each([
    ["node_modules\n# no\n/dist/\n\n", ["node_modules", "dist"]],
    ["*\n!src", []],
    ["Dockerfile\n.dockerignore\n**/*.log", ["**/*.log"]],
    ["*", []],
  ])("%j leaves out %j", (text, patterns) => expect(parseDockerignore(text, "Dockerfile")).toEqual(patterns));
});
