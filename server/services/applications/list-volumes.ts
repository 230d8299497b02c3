import type { Transaction } from "../../db/client";
import { appConfigSchema } from "../../domain/application/config";
import { volumeName } from "../../domain/container-spec/volume-name";
import { locateApplication } from "../locate";
import { query } from "../use-case";
import { applicationAddress } from "./application-address";

export interface AppVolume {
  /** environment/name: how it is named when it shall go with the application */
  readonly key: string;
  readonly environment: string;
  readonly name: string;
  readonly path: string;
  /** the engine's name of it */
  readonly volume: string;
}

/** The volumes that an application has or had, in all environments: they stay when it is deleted, unless they are named. */
export const listVolumes = query({
  permission: "project.read",
  input: applicationAddress,
  locate: locateApplication,
  run: async (ctx, _input, { application }) => findVolumes(ctx.db, application),
});

/** From the configurations and from every release: a volume that is configured no more may still hold data. */
export async function findVolumes(
  tx: Transaction,
  application: { readonly id: string; readonly slug: string },
): Promise<readonly AppVolume[]> {
  const rows = await tx.appEnvironment.findMany({
    where: { applicationId: application.id },
    include: { environment: true, releases: { select: { spec: true } } },
    orderBy: { environment: { position: "asc" } },
  });
  return rows.flatMap(({ id, environment, config, releases }) => {
    const found = new Map<string, string>();
    const specs = [...releases.map(({ spec }) => spec as { volumes?: { name: string; path: string }[] })];
    for (const { volumes = [] } of specs) for (const { name, path } of volumes) found.set(name, path);
    for (const { name, path } of appConfigSchema.parse(config).volumes) found.set(name, path);
    const owner = { application: application.slug, environment: environment.slug, appEnvironmentId: id };
    return [...found].map(([name, path]) => ({
      key: `${environment.slug}/${name}`,
      environment: environment.name,
      name,
      path,
      volume: volumeName(owner, name),
    }));
  });
}
