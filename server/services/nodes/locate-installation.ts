import { z } from "zod";
import { locateOrganization } from "../locate";
import type { ActorCtx } from "../use-case";
import { installKey } from "./install-progress";

/** `run` is what `installDocker` answered. */
export const installAddress = z.object({ organization: z.string(), run: z.string().regex(/^[0-9a-f]{32}$/) });

export async function locateInstallation(ctx: ActorCtx, input: z.output<typeof installAddress>) {
  const { organization, resource } = await locateOrganization(ctx, input);
  return { organization, resource, key: installKey(organization.id, input.run) };
}
