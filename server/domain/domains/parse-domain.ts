import { invalid } from "../errors";

export interface ParsedDomain {
  /** lower case, punycode, without port */
  readonly host: string;
  /** "/" or a prefix without "/" at its end */
  readonly path: string;
}

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** @throws AppError invalid, with a sentence per field */
export function parseDomain(input: { readonly host: string; readonly path?: string | undefined }): ParsedDomain {
  return { host: parseHost(input.host), path: parsePath(input.path ?? "/") };
}

/** A host name by RFC 1123; other alphabets are turned into their ASCII form. */
function parseHost(text: string): string {
  const trimmed = text.trim().replace(/\.$/, "");
  const refuse = (sentence: string) => invalid({ host: sentence });
  if (trimmed === "") throw refuse("Enter a host name, such as shop.example.com.");
  if (trimmed.includes("://") || trimmed.includes("/"))
    throw refuse("Enter the host name alone, without https:// and path.");
  if (trimmed.startsWith("*")) throw refuse("Enter one host name; a wildcard is not possible here.");
  if (/:\d+$/.test(trimmed)) throw refuse("Leave the port out: the edge's ports are the same for all hosts.");
  if (/[\s\p{Cc}\p{Cf}@?#\\`"'{}()$<>|^%]/u.test(trimmed))
    throw refuse("A host name has letters, digits, “-” and “.” only.");
  const host = toAscii(trimmed);
  if (host === null || host.length > 253 || !host.split(".").every((part) => label.test(part)))
    throw refuse(
      `“${trimmed.slice(0, 80)}” is no host name. Each part has letters, digits and “-”, 63 characters at most.`,
    );
  if (/^[\d.]+$/.test(host)) throw refuse("Enter a name, not an address: requests are told apart by their host name.");
  return host;
}

function toAscii(text: string): string | null {
  try {
    return new URL(`http://${text}`).hostname;
  } catch {
    return null;
  }
}

function parsePath(text: string): string {
  const path = text.trim();
  if (path === "" || path === "/") return "/";
  const refuse = (sentence: string) => invalid({ path: sentence });
  if (!path.startsWith("/")) throw refuse("Begin the path with “/”.");
  if (path.length > 200) throw refuse("Shorten the path to 200 characters.");
  if (!/^\/[A-Za-z0-9/._~-]*$/.test(path)) throw refuse("A path has letters, digits, “/”, “-”, “.”, “_” and “~” only.");
  const parts = path.split("/").filter((part) => part !== "");
  if (parts.some((part) => part === "." || part === ".."))
    throw refuse("The path must not contain “.” or “..” as a part.");
  return `/${parts.join("/")}`;
}
