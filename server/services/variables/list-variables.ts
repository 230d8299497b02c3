import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { query } from "../use-case";

/** The variables of an application in an environment, and the names that only its others have. A secret's value is never given out. */
export const listVariables = query({
  permission: "variables.read",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, { appEnvironment, application }) => {
    const [rows, others] = await Promise.all([
      ctx.db.variable.findMany({ where: { appEnvironmentId: appEnvironment.id }, orderBy: { key: "asc" } }),
      ctx.db.variable.findMany({
        where: { appEnvironment: { applicationId: application.id, id: { not: appEnvironment.id } } },
        select: { key: true, appEnvironment: { select: { environment: { select: { name: true, position: true } } } } },
      }),
    ]);
    const own = new Set(rows.map(({ key }) => key));
    const missing = new Map<string, { name: string; position: number }[]>();
    for (const { key, appEnvironment: where } of others)
      if (!own.has(key)) missing.set(key, [...(missing.get(key) ?? []), where.environment]);
    return {
      variables: rows.map(({ key, value, sealed, build, run, updatedAt }) => ({
        key,
        value: sealed === null ? value : null,
        isSecret: sealed !== null,
        build,
        run,
        updatedAt,
      })),
      missing: [...missing]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, where]) => ({
          key,
          environments: where.sort((a, b) => a.position - b.position).map(({ name }) => name),
        })),
    };
  },
});
