import { domainAddress, isLocalName } from "../../domain/domains/domain-address";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { query } from "../use-case";

/** The domains of an application in an environment, each with the address that opens it here. */
export const listDomains = query({
  permission: "project.read",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, { appEnvironment }) => {
    const domains = await ctx.db.domain.findMany({
      where: { appEnvironmentId: appEnvironment.id },
      orderBy: [{ host: "asc" }, { path: "asc" }],
      select: { id: true, host: true, path: true, stripPath: true, problem: true },
    });
    return {
      domains: domains.map((domain) => ({
        ...domain,
        address: domainAddress(domain, ctx.edgeHttpPort),
        needsDns: !isLocalName(domain.host),
      })),
      httpPort: ctx.edgeHttpPort,
    };
  },
});
