import { readInstallationId } from "../../db/installation-id";
import type { HeldContainer, HeldImage, HeldNetwork, HeldVolume } from "../../docker/contents";
import { can } from "../../domain/access/can";
import { ownerOfImage } from "../../domain/container-spec/image-name";
import { labelNames } from "../../domain/container-spec/labels";
import { volumeName } from "../../domain/container-spec/volume-name";
import type { Owner } from "../../domain/node-contents/owner";
import type { ActorCtx } from "../use-case";
import type { LocatedContents } from "./locate-contents";

interface Row {
  readonly id: string;
  readonly organizationId: string;
  readonly projectId: string;
  readonly project: string;
  readonly application: string;
  readonly name: string;
  readonly environment: string;
}

/** Whose things are, by the marks that we gave them. null: it bears none. */
export interface Owners {
  ofContainer(container: Pick<HeldContainer, "labels">): Owner | null;
  /** by one of an image's names: it may be kept for several */
  ofImageName(name: string): Owner | null;
  ofVolume(name: string): Owner | null;
  ofNetwork(network: Pick<HeldNetwork, "name">): Owner | null;
}

/** The end of the appEnvironment's id in an image's name of ours. */
const imageMark = /^dm-[0-9a-f]{8}\/.*:[0-9a-z]{2}([0-9a-z]{6})-[0-9a-f]{12}$/;

/** Networks that come with every engine. */
const ofDocker = ["bridge", "host", "none"];

/** What was found on a node, and shall be known by its marks. */
export interface Found {
  readonly containers: readonly Pick<HeldContainer, "labels">[];
  readonly images: readonly Pick<HeldImage, "tags">[];
  readonly volumes: readonly Pick<HeldVolume, "name">[];
}

/** Applications and networks of all organisations: what another one has must be known, so that it is not named. */
export async function findOwners(ctx: ActorCtx, located: LocatedContents, found: Found): Promise<Owners> {
  const ids = found.containers.flatMap(({ labels }) => labels[labelNames.appEnvironment] ?? []);
  const ends = [
    ...found.images.flatMap(({ tags }) => tags.flatMap((tag) => imageMark.exec(tag)?.[1] ?? [])),
    ...found.volumes.flatMap(({ name }) => prefixesOf(name).map((prefix) => prefix.slice(-7, -1))),
  ];
  const [installation, rows, networks] = await Promise.all([
    readInstallationId(ctx.db),
    ctx.db.$queryRaw<Row[]>`
      select ae."id", p."organizationId", p."id" as "projectId", p."slug" as project, a."slug" as application, a."name",
        e."slug" as environment
      from "AppEnvironment" ae
      join "Environment" e on e."id" = ae."environmentId"
      join "Application" a on a."id" = ae."applicationId"
      join "Project" p on p."id" = a."projectId"
      where ae."id" = any(${[...new Set(ids)]}) or right(ae."id", 6) = any(${[...new Set(ends)]})`,
    ctx.db.nodeNetwork.findMany({
      where: { nodeId: located.node.id },
      select: { name: true, environment: { select: { slug: true, project: true } } },
    }),
  ]);
  const toOwner = (row: Row) => ownerOf(ctx, located, row, { slug: row.application, name: row.name });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byImage = new Map(rows.map((row) => [row.id.slice(-8), row]));
  const byVolume = new Map(rows.map((row) => [volumeName({ ...row, appEnvironmentId: row.id }, ""), row]));
  const byNetwork = new Map(networks.map((row) => [row.name, row.environment]));
  return {
    ofContainer: ({ labels }) => {
      if (labels[labelNames.edge] !== undefined) return { kind: "edge" };
      if (labels[labelNames.managed] === undefined) return null;
      const row = byId.get(labels[labelNames.appEnvironment] ?? "");
      return row === undefined ? { kind: "manager" } : toOwner(row);
    },
    ofImageName: (name) => {
      const end = ownerOfImage(installation, name);
      if (end === null) return /^dm-[0-9a-f]{8}\//.test(name) ? { kind: "manager" } : null;
      const row = byImage.get(end);
      return row === undefined ? { kind: "manager" } : toOwner(row);
    },
    ofVolume: (name) => {
      const marked = prefixesOf(name);
      for (const prefix of marked) {
        const row = byVolume.get(prefix);
        if (row !== undefined) return toOwner(row);
      }
      return marked.length > 0 ? { kind: "manager" } : null;
    },
    ofNetwork: ({ name }) => {
      if (ofDocker.includes(name)) return { kind: "docker" };
      const environment = byNetwork.get(name);
      if (environment === undefined) return /^0-.+-edge$/.test(name) ? { kind: "edge" } : null;
      const { id: projectId, organizationId, slug } = environment.project;
      return ownerOf(ctx, located, { organizationId, projectId, project: slug, environment: environment.slug }, null);
    },
  };
}

function ownerOf(
  ctx: ActorCtx,
  { organization }: LocatedContents,
  row: Pick<Row, "organizationId" | "projectId" | "project" | "environment">,
  application: { readonly slug: string; readonly name: string } | null,
): Owner {
  const { organizationId, projectId, project, environment } = row;
  if (organizationId !== organization.id) return { kind: "foreign" };
  if (!can(ctx.actor, "project.read", { organizationId, projectId })) return { kind: "unseen" };
  return { kind: "application", project, application, environment };
}

/** "dm-shop-prod-1a2b3c-" of "dm-shop-prod-1a2b3c-data": the names of slugs and volumes may have dashes, too. */
function prefixesOf(name: string): readonly string[] {
  if (!name.startsWith("dm-")) return [];
  return [...name.matchAll(/-(?=[0-9a-hjkmnp-tv-z]{6}-[a-z0-9])/g)].map(({ index }) => name.slice(0, index + 8));
}
