import { text } from "~/lib/door";

/** The ways to an engine, by the word in the address. */
export const ways = ["ssh", "tls", "socket"] as const;
export type WayWord = (typeof ways)[number];

export const parseWay = (word: string | null): WayWord => ways.find((way) => way === word) ?? "ssh";

/** A connection as a form holds it. What makes no sense is said by the server, field by field. */
export function parseConnection(form: FormData) {
  const read = (name: string) => text(form, name).trim();
  const port = (name: string) => (read(name) === "" ? {} : { port: Number(read(name)) });
  const socketPath = read("socketPath") === "" ? {} : { socketPath: read("socketPath") };
  switch (parseWay(read("by"))) {
    case "socket":
      return { transport: "local" as const, ...socketPath };
    case "tls":
      return {
        ...{ transport: "tls" as const, host: read("host"), ...port("port"), draft: read("draft") },
        ...{ ca: text(form, "caText"), cert: text(form, "certText"), key: text(form, "keyText") },
      };
    case "ssh":
      return {
        ...{ transport: "ssh" as const, host: read("host"), ...port("port"), user: read("user"), ...socketPath },
        ...{ ...readKey(form), fingerprint: read("fingerprint"), draft: readDraft(form), jump: readJump(form) },
      };
  }
}

/** A key is only sent where it is to be pasted: a browser keeps what was typed into a field that is hidden now. */
const readKey = (form: FormData) =>
  text(form, "pair") === "paste"
    ? { privateKey: text(form, "privateKey"), passphrase: text(form, "passphraseText") }
    : {};

/** What the form carries along is of no use any more when another kind of key is chosen than it was made for. */
const readDraft = (form: FormData): string => (text(form, "pair") === text(form, "draftOf") ? text(form, "draft") : "");

function readJump(form: FormData) {
  const read = (name: string) => text(form, name).trim();
  if (read("jumpHost") === "") return null;
  return {
    ...{ host: read("jumpHost"), user: read("jumpUser"), fingerprint: read("jumpFingerprint") },
    ...(read("jumpPort") === "" ? {} : { port: Number(read("jumpPort")) }),
    privateKey: text(form, "jumpPrivateKey"),
  };
}

const offered = ["name", "host", "port", "user", "jumpHost", "jumpPort", "jumpUser"] as const;

/**
 * What a link may fill in. Nothing that somebody has to vouch for: neither a fingerprint, nor a key that is shown as ours, since the
 * link may come from anybody.
 */
export const readOffer = (params: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(offered.flatMap((name) => (params.has(name) ? [[name, params.get(name) ?? ""]] : [])));

/** Errors of the server by the names of the form's fields. */
export function toFields(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names: Readonly<Record<string, string>> = {
    ca: "caText",
    cert: "certText",
    key: "keyText",
    passphrase: "passphraseText",
  };
  return Object.fromEntries(
    Object.entries(fields).map(([path, sentence]) => {
      const [first = "", second, third] = path.split(".");
      const inner = first === "connection" ? (second ?? "") : first;
      if (inner === "jump" && third !== undefined)
        return [`jump${third.charAt(0).toUpperCase()}${third.slice(1)}`, sentence];
      return [names[inner] ?? inner, sentence];
    }),
  );
}
