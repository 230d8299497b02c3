import { invalid } from "../domain/errors";
import { repositoryIn } from "../domain/registry/registry-place";
import { ask } from "./ask";
import type { RegistryAccess } from "./registry-access";
import { signIn } from "./sign-in";

/** What an upload is begun in, and given up at once: nothing is ever kept there. */
const probe = "docker-manager-check";

/**
 * Goes the way of a push as far as that leaves nothing behind: the registry is asked, signed in to, and an upload is begun and given
 * up. @throws AppError invalid, with a sentence for the field that is wrong
 */
export async function tryRegistry(access: RegistryAccess): Promise<void> {
  const { address, plainHttp } = access;
  const base = new URL(
    `${plainHttp ? "http" : "https"}://${address === "docker.io" ? "registry-1.docker.io" : address}`,
  );
  const repository = repositoryIn(access, probe);
  const authorization = await signIn(base, access, repository);
  const begun = await ask(new URL(`/v2/${repository}/blobs/uploads/`, base), {
    ...{ method: "POST", authorization, name: address },
  });
  await begun.body?.cancel();
  if (begun.status !== 202) throw refusal(access, begun.status);
  const place = new URL(begun.headers.get("location") ?? "/", base);
  // An upload that is elsewhere ends by itself: nobody else is shown the login.
  if (place.host !== base.host || place.pathname === "/") return;
  const ended = await ask(new URL(`${place.pathname}${place.search}`, base), {
    ...{ method: "DELETE", authorization, name: address },
  }).catch(() => null);
  await ended?.body?.cancel();
}

function refusal({ address, prefix, login }: RegistryAccess, status: number) {
  const where = prefix === "" ? address : `${address}/${prefix}`;
  if ((status === 401 || status === 403) && login === null)
    return invalid({ username: `${address} takes nothing without a login. Enter a user and a password.` });
  if (status === 401 || status === 403)
    return invalid({
      prefix: `${login?.username} may not push to ${where}. Give the user that right there, or use another prefix.`,
    });
  if (status === 404)
    return invalid({ prefix: `There is no ${where} to push to. Make it there, or use another prefix.` });
  if (status === 405)
    return invalid({ address: `${address} takes no images: it can only be read. Use another registry.` });
  return invalid({ address: `${address} did not begin to take an image (status ${status}). Look at its log.` });
}
