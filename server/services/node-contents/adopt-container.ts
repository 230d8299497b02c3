import { z } from "zod";
import { appConfigSchema } from "../../domain/application/config";
import { checkValue } from "../../domain/env-vars/parse-key";
import { AppError, invalid } from "../../domain/errors";
import { proposeApplication } from "../../domain/node-contents/propose-application";
import { createApplication } from "../applications/create-application";
import { updateConfig } from "../applications/update-config";
import { deployApplication } from "../deployments/deploy-application";
import { locateAppEnvironment, locateProject } from "../locate";
import { type ActorCtx, mutation, perform, requireRight } from "../use-case";
import { changeVariables } from "../variables/change-variables";
import { variableAad } from "../variables/open-variables";
import { findThing } from "./find-thing";
import { contentAddress, locateManagedContents } from "./locate-contents";

/**
 * Makes an application of a container of other software, in one environment, and asks for its first deployment. The container goes
 * on as it is: whoever looks after it stops it when the application serves. Its variables go sealed from engine to database.
 */
export const adoptContainer = mutation({
  permission: "node.manage",
  input: contentAddress.omit({ kind: true }).extend({
    project: z.string(),
    environment: z.string(),
    folderId: z.string().nullish(),
    name: z.string(),
    port: z.number({ error: "Enter the port it answers on." }).int().min(1).max(65_535).optional(),
  }),
  locate: locateManagedContents,
  run: async (ctx, input, located) => {
    const { organization, project, environment } = input;
    const { resource } = await locateProject(ctx, { organization, project });
    for (const right of ["application.create", "application.update", "variables.write", "application.deploy"] as const)
      requireRight(ctx.actor, right, resource);
    const thing = await findThing(ctx, located, { kind: "containers", id: input.id });
    const engine = await ctx.engines.get(located.node.id);
    const making = thing.owner.kind === "other" ? await engine.readMaking(thing.id) : null;
    if (making === null)
      throw new AppError("conflict", `${thing.name} is Docker Manager’s own, or gone: there is nothing to take over.`);
    const proposal = proposeApplication(thing.name, making);
    if (proposal.obstacle !== null) throw new AppError("conflict", proposal.obstacle);
    const port = input.port ?? proposal.port;
    if (port === null) throw invalid({ port: "The container names no port. Enter the one it answers on." });
    for (const key of proposal.variables) checkValue(making.env[key] ?? "");
    const config = appConfigSchema.parse({ ...proposal.config, port });
    const source = { kind: "image", reference: proposal.image } as const;
    const { slug: application } = await perform(createApplication, ctx, {
      ...{ organization, project, name: input.name, folderId: input.folderId ?? null, source, port },
    });
    const address = { organization, project, application, environment };
    await perform(updateConfig, ctx, { ...address, version: 1, config });
    await takeVariables(ctx, address, making.env, proposal.variables);
    const { number } = await perform(deployApplication, ctx, address);
    return { ...address, number };
  },
});

type Address = Parameters<typeof locateAppEnvironment>[1];

async function takeVariables(
  ctx: ActorCtx,
  address: Address,
  env: Readonly<Record<string, string>>,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const at = await locateAppEnvironment(ctx, address);
  const appEnvironmentId = at.appEnvironment.id;
  await changeVariables(ctx, at, "variable.imported", keys, async (tx) => {
    await tx.variable.createMany({
      data: keys.map((key) => {
        const sealed = ctx.vault.seal(env[key] ?? "", variableAad(appEnvironmentId, key));
        return { appEnvironmentId, key, value: null, sealed };
      }),
    });
  });
}
