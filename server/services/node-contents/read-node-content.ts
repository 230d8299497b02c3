import { can } from "../../domain/access/can";
import { hideOthers } from "../../domain/node-contents/hide-others";
import { hideValues } from "../../domain/node-contents/hide-values";
import { proposeApplication } from "../../domain/node-contents/propose-application";
import { visibleProjects } from "../projects/visible-projects";
import { type ActorCtx, query } from "../use-case";
import { findThing } from "./find-thing";
import { contentAddress, type LocatedContents, locateContents } from "./locate-contents";
import { toView } from "./to-view";

const shownUsers = 100;

/** One thing on a node: what needs it, all that the engine says about it, and what can be done with it. */
export const readNodeContent = query({
  permission: "node.read",
  input: contentAddress,
  locate: locateContents,
  run: async (ctx, { kind, id }, located) => {
    const thing = await findThing(ctx, located, { kind, id });
    const engine = await ctx.engines.get(located.node.id);
    const isTheirs = located.manages && kind === "containers" && thing.owner.kind === "other";
    const [raw, making, projects] = await Promise.all([
      // It names other software of the machine: networks tell who is in them.
      located.manages ? engine.readRaw(kind, thing.id) : null,
      isTheirs ? engine.readMaking(thing.id) : null,
      isTheirs ? findPlaces(ctx, located) : [],
    ]);
    return {
      thing: toView(thing, located.manages, shownUsers),
      json: raw === null ? null : JSON.stringify(hideOthers(hideValues(raw), thing), null, 2),
      /** an application that a container of other software could become */
      proposal: making === null ? null : proposeApplication(thing.name, making),
      projects,
      rights: { manage: located.manages, control: isTheirs },
    };
  },
});

/** Projects in which one may make an application, each with its environments. */
async function findPlaces(ctx: ActorCtx, { organization }: LocatedContents) {
  const projects = await ctx.db.project.findMany({
    where: { ...visibleProjects(ctx, organization.id), deletingSince: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, slug: true, name: true },
      environments: { orderBy: { position: "asc" }, select: { slug: true, name: true } },
      folders: { orderBy: { name: "asc" }, select: { id: true, name: true, parentId: true } },
    },
    take: 200,
  });
  return projects
    .filter(({ id: projectId }) => can(ctx.actor, "application.create", { organizationId: organization.id, projectId }))
    .map(({ slug, name, environments, folders }) => ({ slug, name, environments, folders }));
}
