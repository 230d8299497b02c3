const prefixes = {
  user: "usr",
  organization: "org",
  team: "team",
  project: "prj",
  environment: "env",
  folder: "fld",
  application: "app",
  appEnvironment: "ae",
  variable: "var",
  domain: "dom",
  release: "rel",
  deployment: "dep",
  node: "node",
  nodeState: "nst",
  network: "net",
  replica: "rep",
  activity: "act",
  terminal: "trm",
} as const;

export type IdKind = keyof typeof prefixes;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * An id such as `prj_3f8k…`: lower case and DNS-safe, 16 characters of 5 bits after the prefix.
 * @param bytes at least 16 random bytes
 */
export function buildId(kind: IdKind, bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes.subarray(0, 16)) text += alphabet[byte & 31];
  return `${prefixes[kind]}_${text}`;
}
