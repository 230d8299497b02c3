export const fileFormats = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
} as const;

export type FileFormat = keyof typeof fileFormats;

interface Line {
  readonly createdAt: Date;
  readonly actorName: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectName: string;
  readonly detail: unknown;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly userAgent: string | null;
}

const heads = ["time", "who", "action", "kind", "subject", "detail", "address", "request", "browser"];

/** What a file begins with. */
export const formatHead = (format: FileFormat): string => (format === "csv" ? `${heads.join(",")}\r\n` : "");

/** Lines of a file: CSV by RFC 4180, or one JSON object a line. Times are UTC. */
export function formatLines(format: FileFormat, lines: readonly Line[]): string {
  return lines.map((line) => (format === "csv" ? toCsv(line) : toJson(line))).join("");
}

const toJson = (line: Line): string => {
  const { createdAt, actorName, action, subjectType, subjectName, detail, address, requestId, userAgent } = line;
  const time = createdAt.toISOString();
  const subject = { kind: subjectType, name: subjectName };
  const from = { address, request: requestId, browser: userAgent };
  return `${JSON.stringify({ time, who: actorName, action, subject, detail, from })}\n`;
};

function toCsv(line: Line): string {
  const { createdAt, actorName, action, subjectType, subjectName, detail, address, requestId, userAgent } = line;
  const told = detail === null ? "" : JSON.stringify(detail);
  const cells = [actorName, action, subjectType, subjectName, told, address, requestId, userAgent];
  return `${[createdAt.toISOString(), ...cells.map((text) => toCell(text ?? ""))].join(",")}\r\n`;
}

/** A sheet would run a name that begins like a formula: an apostrophe makes it text. */
function toCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
