/** What /etc/os-release says of a system. */
export interface FoundSystem {
  /** as in "debian" */
  readonly id: string;
  /** whose ways it follows, as in "debian" for Ubuntu */
  readonly like: readonly string[];
  /** for people, as in "Debian GNU/Linux 12 (bookworm)" */
  readonly name: string;
}

/** @returns null for what names no system */
export function parseOsRelease(text: string): FoundSystem | null {
  const values = new Map(
    text.split("\n").flatMap((line) => {
      const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line.trim()) ?? [];
      return name === undefined || value === undefined ? [] : [[name, unquote(value)] as const];
    }),
  );
  const id = values.get("ID");
  if (id === undefined || id === "") return null;
  const like = (values.get("ID_LIKE") ?? "").split(/\s+/).filter((word) => word !== "");
  return { id, like, name: values.get("PRETTY_NAME") ?? id };
}

const unquote = (value: string): string => value.replace(/^(["'])(.*)\1$/, "$2").replace(/\\(["$`\\])/g, "$1");
