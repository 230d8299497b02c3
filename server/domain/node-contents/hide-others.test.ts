import { expect, it } from "vitest";
import { hideOthers } from "./hide-others";
import { thingOf } from "./thing.testing";

it("leaves an image the names that one may know", () => {
  const image = thingOf({ kind: "images", names: ["nginx:1", "registry.test:5000/shop:2"] });
  const raw = {
    Id: "sha256:1",
    RepoTags: ["nginx:1", "dm-0a1b2c3d/secret:x", "registry.test:5000/shop:2"],
    RepoDigests: ["nginx@sha256:2", "secret.test/app@sha256:2", "registry.test:5000/shop@sha256:2"],
  };
  expect(hideOthers(raw, image)).toEqual({
    Id: "sha256:1",
    RepoTags: ["nginx:1", "registry.test:5000/shop:2"],
    RepoDigests: ["nginx@sha256:2", "registry.test:5000/shop@sha256:2"],
  });
  expect(hideOthers({ RepoTags: null }, image)).toEqual({ RepoTags: [], RepoDigests: [] });
});

it("leaves a network the containers that one may know", () => {
  const usedBy = [
    { name: "db", owner: { kind: "other" } },
    { name: "theirs", owner: { kind: "foreign" } },
  ] as const;
  const raw = { Name: "backend", Containers: { a: { Name: "db" }, b: { Name: "theirs" }, c: { Name: "just-come" } } };
  expect(hideOthers(raw, thingOf({ kind: "networks", usedBy }))).toEqual({
    Name: "backend",
    Containers: { a: { Name: "db" } },
  });
});

it("leaves the rest as it is", () => {
  const raw = { Name: "x", RepoTags: ["y"] };
  expect(hideOthers(raw, thingOf({ kind: "volumes" }))).toBe(raw);
  expect(hideOthers(null, thingOf({ kind: "images" }))).toBeNull();
});
