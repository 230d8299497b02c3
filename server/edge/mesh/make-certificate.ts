import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { bits, type Der, explicit, identifier, implicit, integer, octets, sequence, set, time, utf8, yes } from "./der";

export interface MeshCertificate {
  /** PEM */
  readonly certificate: string;
  /** PKCS#8 in PEM */
  readonly key: string;
  readonly until: Date;
}

const dayMs = 24 * 3_600_000;
export const certificateDays = 90;
/** Clocks of nodes differ. */
const earlierMs = 3_600_000;

const ecdsaWithSha256 = sequence(identifier("1.2.840.10045.4.3.2"));

/**
 * A certificate that a node's edge signs for itself (RFC 5280), with a new key on P-256: good for both ends of a connection, and
 * for the names of this one node. Nobody else's signature is needed: each edge is told which certificates it may believe.
 * @param name such as node-local.mesh.internal: it is good for every name one label below, too
 */
export function makeCertificate(name: string, now: Date): MeshCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const from = new Date(now.getTime() - earlierMs);
  const until = new Date(Math.floor(now.getTime() / 1000) * 1000 + certificateDays * dayMs);
  const subject = sequence(set(sequence(identifier("2.5.4.3"), utf8(name.slice(0, 64)))));
  const names = sequence(...[`*.${name}`, name].map((text) => implicit(2, Buffer.from(text))));
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serialNumber()),
    ecdsaWithSha256,
    subject,
    sequence(time(from), time(until)),
    subject,
    publicKey.export({ format: "der", type: "spki" }),
    explicit(
      3,
      sequence(
        // it signs nothing but its own handshakes
        extension("2.5.29.19", sequence(), true),
        extension("2.5.29.15", bits(Buffer.from([0x80]), 7), true),
        extension("2.5.29.37", sequence(identifier("1.3.6.1.5.5.7.3.1"), identifier("1.3.6.1.5.5.7.3.2"))),
        extension("2.5.29.17", names),
      ),
    ),
  );
  const whole = sequence(body, ecdsaWithSha256, bits(sign("sha256", body, privateKey)));
  return { certificate: toPem(whole), key: String(privateKey.export({ format: "pem", type: "pkcs8" })), until };
}

const extension = (id: string, value: Der, critical = false): Der =>
  sequence(identifier(id), ...(critical ? [yes] : []), octets(value));

/** Positive, and with no byte at its front that could be left out. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

const toPem = (der: Der): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replaceAll(/(.{64})(?!$)/g, "$1\n")}\n-----END CERTIFICATE-----\n`;
