import { describe, expect, it } from "vitest";
import { describeHostKey, orderAlgorithms } from "./host-key";

describe("a host key", () => {
  it("is told by its type and the digest that ssh-keygen prints", () => {
    // `ssh-keygen -l -E sha256` of this line says what is expected
    const line = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    expect(describeHostKey(Buffer.from(line, "base64"))).toEqual({
      type: "ssh-ed25519",
      fingerprint: "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU",
    });
  });

  it("that makes no sense has no type", () => expect(describeHostKey(Buffer.from([1, 2])).type).toBe(""));

  it("that is known is asked for first, so that a server that got another one does not look changed", () => {
    const ecdsa = { type: "ecdsa-sha2-nistp256", fingerprint: "SHA256:x" };
    expect(orderAlgorithms(null)[0]).toBe("ssh-ed25519");
    expect(orderAlgorithms(ecdsa).slice(0, 2)).toEqual(["ecdsa-sha2-nistp256", "ssh-ed25519"]);
    expect(orderAlgorithms({ ...ecdsa, type: "ssh-rsa" }).slice(0, 2)).toEqual(["rsa-sha2-512", "rsa-sha2-256"]);
    expect(orderAlgorithms(ecdsa)).toHaveLength(orderAlgorithms(null).length);
  });
});
