import type { Application, AppEnvironment, Release } from "../../db/generated/client";
import { can } from "../../domain/access/can";
import type { Resource } from "../../domain/access/can";
import { appConfigSchema, type ReleaseSpec } from "../../domain/application/config";
import type { Source } from "../../domain/application/describe-settings";
import { describePending, hideVariables, type Pending } from "../../domain/application/pending";
import type { VariableFact } from "../../domain/application/variable-changes";
import type { ActorCtx } from "../use-case";
import { toVariableFact } from "../variables/to-variable-fact";

interface Where {
  readonly application: Application;
  readonly appEnvironment: AppEnvironment;
  readonly resource: Resource;
}

/** What the next deployment would change against the release that is current. */
export async function findPending(ctx: ActorCtx, at: Where, current: Release | null): Promise<Pending> {
  const { application, appEnvironment, resource } = at;
  const variables =
    current === null ? [] : await ctx.db.variable.findMany({ where: { appEnvironmentId: appEnvironment.id } });
  const pending = describePending(
    current && {
      spec: current.spec as unknown as ReleaseSpec,
      count: appEnvironment.desiredCount,
      variablesVersion: current.variablesVersion,
      variables: current.variables as unknown as readonly VariableFact[] | null,
      source: current.source as Source | null,
    },
    {
      config: appConfigSchema.parse(appEnvironment.config),
      variablesVersion: appEnvironment.variablesVersion,
      variables: variables.map(toVariableFact),
      source: application.source as Source,
    },
  );
  return can(ctx.actor, "variables.read", resource) ? pending : hideVariables(pending);
}
