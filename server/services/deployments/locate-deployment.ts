import { z } from "zod";
import { notFound } from "../../domain/errors";
import { locateAppEnvironment } from "../locate";
import type { ActorCtx } from "../use-case";
import { appAddress } from "./app-address";

export const deploymentAddress = appAddress.extend({ number: z.number().int().min(1) });

/** A deployment by its number, within an application that the actor's organisations have. */
export async function locateDeployment(ctx: ActorCtx, input: z.output<typeof deploymentAddress>) {
  const at = await locateAppEnvironment(ctx, input);
  const deployment = await ctx.db.deployment.findUnique({
    where: { appEnvironmentId_number: { appEnvironmentId: at.appEnvironment.id, number: input.number } },
  });
  if (deployment === null) throw notFound("deployment");
  return { ...at, deployment };
}
