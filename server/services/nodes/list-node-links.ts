import { z } from "zod";
import { locateOrganization } from "../locate";
import { query } from "../use-case";

const most = 1_000;

/**
 * For each pair of nodes that the organisation's applications may run on, whether the edge of the first reaches that of the second, as
 * it was seen; a pair of which nothing was seen yet is not listed. `reason` is a part of a sentence.
 */
export const listNodeLinks = query({
  permission: "node.read",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization: { id } }) => {
    const shown = { OR: [{ organizationId: null }, { organizationId: id }] };
    const links = await ctx.db.nodeLink.findMany({
      where: { from: shown, to: shown },
      orderBy: [{ from: { name: "asc" } }, { to: { name: "asc" } }],
      select: {
        ...{ up: true, reason: true, since: true },
        from: { select: { name: true } },
        to: { select: { name: true } },
      },
      take: most,
    });
    return { links: links.map(({ from, to, ...link }) => ({ from: from.name, to: to.name, ...link })) };
  },
});
