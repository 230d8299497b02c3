import { invalid } from "../domain/errors";
import { parseChallenge } from "../domain/registry/parse-challenge";
import { ask, readText } from "./ask";
import type { RegistryAccess } from "./registry-access";

const refused = (name: string, { login }: RegistryAccess) =>
  invalid(
    login === null
      ? { username: `${name} wants a login. Enter a user and a password.` }
      : { password: `${name} does not let ${login.username} in with this password. Check both.` },
  );

/**
 * Finds out what a registry wants of who pushes to a repository, and signs in. @returns the header Authorization; null where it
 * wants none @throws AppError invalid, with a sentence for the field that is wrong
 */
export async function signIn(base: URL, access: RegistryAccess, repository: string): Promise<string | null> {
  const name = access.address;
  const { login } = access;
  const first = await ask(new URL("/v2/", base), { name });
  await first.body?.cancel();
  const basic = login === null ? null : toBasic(login);
  if (first.status === 200) return basic;
  if (first.status === 400 && access.plainHttp)
    throw invalid({ plainHttp: `${name} did not take plain HTTP. It has a certificate: do not allow plain HTTP.` });
  if (first.status !== 401)
    throw invalid({ address: `${name} does not answer as a registry (status ${first.status}). Check the address.` });
  const challenge = parseChallenge(first.headers.get("www-authenticate"));
  if (challenge === null)
    throw invalid({ address: `${name} wants a login of a kind that Docker does not know. Check the address.` });
  if (basic === null && challenge.scheme === "basic") throw refused(name, access);
  if (challenge.scheme === "bearer") return fetchToken(access, challenge, repository);
  const second = await ask(new URL("/v2/", base), { name, authorization: basic });
  await second.body?.cancel();
  if (second.status === 401 || second.status === 403) throw refused(name, access);
  return basic;
}

/** By the token protocol of registries: the password goes to the realm that the registry names, and to nobody else. */
async function fetchToken(
  access: RegistryAccess,
  { realm, service }: { readonly realm: string; readonly service: string | null },
  repository: string,
): Promise<string> {
  const { address, login, plainHttp } = access;
  const url = URL.canParse(realm) ? new URL(realm) : null;
  if (url === null || (url.protocol !== "https:" && !(plainHttp && url.protocol === "http:")))
    throw invalid({ address: `${address} sends the password somewhere without TLS. Check its configuration.` });
  if (service !== null) url.searchParams.set("service", service);
  url.searchParams.set("scope", `repository:${repository}:pull,push`);
  const authorization = login === null ? null : toBasic(login);
  const answer = await ask(url, { name: url.host, authorization });
  if (answer.status === 401 || answer.status === 403) {
    await answer.body?.cancel();
    throw refused(address, access);
  }
  const token = answer.status === 200 ? tokenIn(await readText(answer)) : null;
  if (token !== null) return `Bearer ${token}`;
  throw invalid({ address: `${url.host} gave no token for ${address} (status ${answer.status}). Try again later.` });
}

function tokenIn(text: string): string | null {
  try {
    const { token, access_token: other } = JSON.parse(text) as { token?: unknown; access_token?: unknown };
    const found = token ?? other;
    return typeof found === "string" && /^[\x21-\x7e]+$/.test(found) ? found : null;
  } catch {
    return null;
  }
}

const toBasic = ({ username, password }: NonNullable<RegistryAccess["login"]>): string =>
  `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
