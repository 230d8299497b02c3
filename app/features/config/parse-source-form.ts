import { invalid } from "../../../server/domain/errors";

type Credential =
  | { kind: "token"; username: string; token: string }
  | { kind: "ssh-key"; privateKey: string }
  | { kind: "registry"; username: string; password: string };

type Source =
  | { kind: "image"; reference: string }
  | { kind: "git"; url: string; branch: string; subdirectory: string; dockerfile: string }
  | { kind: "example" };

interface SourceForm {
  readonly source: Source;
  /** left out keeps the one that is stored */
  readonly credential?: Credential;
  readonly removeCredential: boolean;
}

/** Where an application comes from, as the form gives it; a secret that is left empty stays what it was. */
export function parseSourceForm(form: FormData): SourceForm {
  const get = (name: string) => String(form.get(name) ?? "").trim();
  const kind = get("kind");
  const source: Source =
    kind === "example"
      ? { kind }
      : kind === "image"
        ? { kind, reference: get("image") }
        : {
            kind: "git",
            url: get("url"),
            branch: get("branch"),
            subdirectory: get("subdirectory"),
            dockerfile: get("dockerfile"),
          };
  const credential = parseCredential(kind, get);
  return { source, removeCredential: form.has("removeCredential"), ...(credential === null ? {} : { credential }) };
}

function parseCredential(kind: string, get: (name: string) => string): Credential | null {
  const secret = get("secret");
  const username = get("username");
  if (secret === "") {
    if (username !== "") throw invalid({ secret: "Enter the token or password that belongs to the user name." });
    return null;
  }
  if (kind === "image") return { kind: "registry", username, password: secret };
  // The last line of a key ends with a line break, which a form's field may have lost.
  return secret.startsWith("-----BEGIN")
    ? { kind: "ssh-key", privateKey: `${secret.replace(/\r\n/g, "\n")}\n` }
    : { kind: "token", username, token: secret };
}
