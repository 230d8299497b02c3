import type { Registry } from "../../db/generated/client";
import { invalid } from "../../domain/errors";
import { parseRegistryPlace } from "../../domain/registry/registry-place";
import type { RegistryAccess } from "../../registry/registry-access";
import type { Vault } from "../../secrets/vault";
import { openRegistry } from "./open-registry";
import type { RegistryInput } from "./registry-input";

/**
 * What was entered, with the stored password where none was. That is never shown to another registry than it was entered for, nor
 * without the encryption that it was entered for. @throws AppError invalid
 */
export function resolveRegistry(vault: Vault, input: RegistryInput, stored: Registry | null): RegistryAccess {
  const place = parseRegistryPlace(input);
  const { plainHttp, username, password } = input;
  if (plainHttp && place.address === "docker.io") throw invalid({ plainHttp: "Docker Hub is reached by TLS alone." });
  if (username.includes(":")) throw invalid({ username: "Leave the colon out of the user’s name." });
  if (username === "" && password !== "") throw invalid({ username: "Enter the user that the password is of." });
  const access = { ...place, plainHttp };
  if (username === "") return { ...access, login: null };
  if (password !== "") return { ...access, login: { username, password } };
  const isSame = stored?.address === place.address && stored.username === username && (stored.plainHttp || !plainHttp);
  if (!isSame) throw invalid({ password: "Enter the password: none is stored for this registry and user." });
  return { ...access, login: openRegistry(vault, stored).login };
}
