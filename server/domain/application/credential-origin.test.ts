import { describe, expect, it } from "vitest";
import { credentialOrigin } from "./credential-origin";

const git = (url: string) => ({ url });
const image = (reference: string) => ({ reference });

describe("credentialOrigin", () => {
  it.each([
    ["another repository of the host", git("https://git.example/a.git"), git("https://git.example/b.git")],
    ["another tag", image("shop:1"), image("shop:2")],
    ["the registry by its other name", image("team/shop:1"), image("docker.io/team/shop:1")],
    ["another image of the registry", image("r.example:5000/a:1"), image("r.example:5000/b:1")],
  ])("is the same for %s", (_name, a, b) => expect(credentialOrigin(a)).toBe(credentialOrigin(b)));

  it.each([
    ["another host", git("https://git.example/a.git"), git("https://evil.example/a.git")],
    ["another port", git("https://git.example/a.git"), git("https://git.example:8443/a.git")],
    ["the host without encryption", git("https://git.example/a.git"), git("http://git.example/a.git")],
    ["another registry", image("r.example/a:1"), image("team/a:1")],
    ["a registry on the node itself", image("team/a:1"), image("localhost/a:1")],
    ["an image in the place of a repository", git("https://r.example/a.git"), image("r.example/a:1")],
  ])("is another for %s", (_name, a, b) => expect(credentialOrigin(a)).not.toBe(credentialOrigin(b)));
});
