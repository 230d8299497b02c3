import { z } from "zod";
import { sourceInput } from "../../domain/application/parse-source";
import type { Vault } from "../../secrets/vault";
import { credentialAad, type StoredCredential } from "../builds/open-credential";

/** How a private source is opened. Write-only: nobody is ever shown it again. */
export const credentialInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("registry"), username: z.string().max(300), password: z.string().min(1).max(20_000) }),
  z.object({
    kind: z.literal("token"),
    username: z.string().max(300).default(""),
    token: z.string().min(1).max(20_000),
  }),
  z.object({ kind: z.literal("ssh-key"), privateKey: z.string().min(1).max(20_000) }),
]);

export const sourceForm = z.object({ source: sourceInput, credential: credentialInput.nullish() });

export const sealCredential = (vault: Vault, applicationId: string, credential: StoredCredential): string =>
  vault.seal(JSON.stringify(credential), credentialAad(applicationId));
