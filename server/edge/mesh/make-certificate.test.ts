import { createPrivateKey, X509Certificate } from "node:crypto";
import tls from "node:tls";
import { describe, expect, it } from "vitest";
import { identifier, integer } from "./der";
import { type MeshCertificate, makeCertificate } from "./make-certificate";

const now = new Date("2026-11-28T08:00:00.500Z");
const name = "node-local.mesh.internal";

describe("the certificate of a node", () => {
  const { certificate, key, until } = makeCertificate(name, now);
  const read = new X509Certificate(certificate);

  it("is signed with its own key, and no authority", () => {
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(read.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
    expect([read.ca, read.issuer]).toEqual([false, read.subject]);
  });
  it("is good for 90 days, and an hour back for clocks that differ", () => {
    expect(new Date(read.validFrom)).toEqual(new Date("2026-11-28T07:00:00.000Z"));
    expect(new Date(read.validTo)).toEqual(until);
    expect(until).toEqual(new Date("2027-02-26T08:00:00.000Z"));
  });
  it("is good for this node's names alone, on both ends", () => {
    expect(read.checkHost(`rep-1.${name}`)).toBeDefined();
    for (const other of ["rep-1.node-other.mesh.internal", `a.b.${name}`, "mesh.internal"])
      expect(read.checkHost(other)).toBeUndefined();
    expect(read.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  });
  it("is another one each time", () => {
    const other = new X509Certificate(makeCertificate(name, now).certificate);
    expect(other.serialNumber).not.toBe(read.serialNumber);
    expect(other.fingerprint256).not.toBe(read.fingerprint256);
  });
  it("is believed by who was told of it, and by nobody else", async () => {
    const [known, other] = [makeCertificate(name, new Date()), makeCertificate(name, new Date())];
    expect(await handshake(known, known.certificate)).toBe(name);
    await expect(handshake(other, known.certificate)).rejects.toThrow();
  });
});

describe("DER", () => {
  it("writes numbers and identifiers as the standard has them", () => {
    expect(identifier("1.2.840.113549").toString("hex")).toBe("06062a864886f70d");
    expect(integer(Buffer.from([0x80])).toString("hex")).toBe("02020080");
    expect(integer(Buffer.from([0x7f])).toString("hex")).toBe("02017f");
  });
});

/** @returns the name that the server read in the client's certificate */
function handshake({ certificate: cert, key }: MeshCertificate, trusted: string): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const options = { cert, key, ca: trusted, requestCert: true, minVersion: "TLSv1.3" } as const;
    const server = tls.createServer(options, (socket) => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.end();
      server.close();
    });
    server.on("tlsClientError", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      const client = tls.connect({ ...options, port, host: "127.0.0.1", servername: `a.${name}` });
      client.on("error", (error) => {
        server.close();
        reject(error);
      });
    });
  });
}
