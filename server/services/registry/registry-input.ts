import { z } from "zod";

/** A registry as somebody enters it. An empty password keeps the stored one, as long as it is for the same registry and user. */
export const registryInput = z.object({
  organization: z.string(),
  address: z.string().max(253, "Shorten the address."),
  prefix: z.string().max(150, "Shorten the prefix to 150 characters.").default(""),
  username: z.string().trim().max(200, "Shorten the user’s name.").default(""),
  password: z.string().max(10_000, "Shorten the password.").default(""),
  /** it may be spoken to without TLS */
  plainHttp: z.boolean().default(false),
});

export type RegistryInput = z.output<typeof registryInput>;
