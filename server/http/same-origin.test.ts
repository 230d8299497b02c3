import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const request = (headers: Record<string, string>) =>
  ({ headers: { host: "dm.example", ...headers } }) as unknown as IncomingMessage;

describe("isSameOrigin", () => {
  it.each([
    [{ origin: "https://dm.example" }, true],
    [{}, true],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "null" }, false],
    [{ origin: "https://dm.example.evil.example" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
  ])("%j is %s", (headers, same) => expect(isSameOrigin(request(headers as Record<string, string>))).toBe(same));
});
