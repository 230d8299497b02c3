import { invalid } from "../domain/errors";

const limitMs = 10_000;
const maxBytes = 256 * 1024;

interface Question {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly authorization?: string | null;
  /** what the address is called in a sentence */
  readonly name: string;
}

/** Asks a registry, or who gives its tokens. Nothing is followed anywhere else. @throws AppError invalid, for the field “address” */
export async function ask(url: URL, { method = "GET", authorization = null, name }: Question): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      redirect: "manual",
      headers: authorization === null ? {} : { authorization },
      signal: AbortSignal.timeout(limitMs),
    });
  } catch (error) {
    throw invalid({ address: describeFailure(name, error) });
  }
}

/** An answer's text, of which no more than is sensible is read. */
export async function readText(answer: Response): Promise<string> {
  let text = "";
  const body = answer.body as AsyncIterable<Uint8Array> | null;
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString("utf8");
    if (text.length > maxBytes) break;
  }
  return text;
}

function describeFailure(name: string, error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError")
    return `${name} did not answer within ${limitMs / 1_000} s. Check the address and its firewall.`;
  const cause = (error as { readonly cause?: { readonly code?: string; readonly message?: string } }).cause;
  const code = cause?.code ?? "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `There is no machine called ${name}. Check the address.`;
  if (code === "ECONNREFUSED") return `Nothing listens at ${name}. Check the address and the port.`;
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH|EPROTO/.test(code) || /wrong version number/.test(cause?.message ?? ""))
    return `${name} speaks plain HTTP. Give it a certificate, or allow plain HTTP where nobody can listen in.`;
  if (code === "CERT_HAS_EXPIRED") return `The certificate of ${name} is over. Renew it there.`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return `The certificate of ${name} is for another name. Use the name that it is for, or renew it.`;
  if (/CERT|ISSUER|SIGNATURE|SELF_SIGNED/.test(code))
    return `Nobody whom this server trusts has signed the certificate of ${name}. Give the authority to the server by NODE_EXTRA_CA_CERTS, and to each node under /etc/docker/certs.d.`;
  return `${name} cannot be reached (${code || "no reason given"}). Check the address.`;
}
