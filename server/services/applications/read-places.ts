import { locateApplication } from "../locate";
import { query } from "../use-case";
import { applicationAddress } from "./application-address";

/** In which environments of its project an application was deployed, in their order: for an address that names none. */
export const readPlaces = query({
  permission: "project.read",
  input: applicationAddress,
  locate: locateApplication,
  run: async (ctx, _input, { application }) => {
    const rows = await ctx.db.appEnvironment.findMany({
      where: { applicationId: application.id },
      orderBy: { environment: { position: "asc" } },
      select: { currentGroupId: true, environment: { select: { slug: true } } },
    });
    return rows.map(({ environment, currentGroupId }) => ({
      environment: environment.slug,
      deployed: currentGroupId !== null,
    }));
  },
});
