import { volumeName } from "../../domain/container-spec/volume-name";
import { openCredential } from "../builds/open-credential";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { findRemoval } from "../projects/find-removal";
import { query } from "../use-case";
import { findVolumes } from "./list-volumes";

/** What the settings show beside the configuration itself: folders to move to, the stored credential's kind, what deleting would take. */
export const readSettings = query({
  permission: "project.read",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, { application, project, appEnvironment, environment }) => {
    const [folders, removal, volumes] = await Promise.all([
      ctx.db.folder.findMany({
        where: { projectId: project.id },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        select: { id: true, name: true, parentId: true },
      }),
      findRemoval(ctx.db, { projectId: project.id, applicationId: application.id }),
      findVolumes(ctx.db, application),
    ]);
    return {
      folders,
      credential: openCredential(ctx.vault, application)?.kind ?? null,
      gitProtocols: ctx.gitProtocols,
      /** how the engine calls a volume of this application here; the dots stand for its name */
      volumeName: volumeName(
        { application: application.slug, environment: environment.slug, appEnvironmentId: appEnvironment.id },
        "…",
      ),
      removal,
      volumes,
    };
  },
});
