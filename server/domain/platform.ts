/** What kernels and Docker call the same processors. */
const names: Readonly<Record<string, string>> = {
  x86_64: "amd64",
  "x86-64": "amd64",
  aarch64: "arm64",
  arm64v8: "arm64",
  armv8: "arm64",
  armv8l: "arm64",
  armv7l: "arm",
  armv6l: "arm",
  armhf: "arm",
  armel: "arm",
  i386: "386",
  i486: "386",
  i586: "386",
  i686: "386",
};

/** Docker's name of an architecture, whatever a kernel calls it: x86_64 is amd64, aarch64 is arm64. */
export function toArchitecture(name: string): string {
  const small = name.trim().toLowerCase();
  return Object.hasOwn(names, small) ? (names[small] as string) : small;
}

/** os/architecture, with the variant where there is one: linux/amd64, linux/arm/v7 */
export function toPlatform(os: string, architecture: string, variant?: string): string {
  return [os || "linux", toArchitecture(architecture), ...(variant ? [variant] : [])].join("/");
}

/** "amd64" of "linux/amd64"; null where it is not known: an image may have been made without. */
export const architectureOf = (platform: string | null): string | null => platform?.split("/")[1] || null;
