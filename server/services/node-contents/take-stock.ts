import type { ContentSizes, HeldContainer, HeldImage, HeldNetwork, HeldVolume } from "../../docker/contents";
import { ownerByNames, ownerByUse } from "../../domain/node-contents/owner";
import type { ContentKind, Thing, User } from "../../domain/node-contents/thing";
import type { ActorCtx } from "../use-case";
import { findOwners, type Owners } from "./find-owners";
import type { LocatedContents } from "./locate-contents";
import { readSizes } from "./sizes";

const nothing = {
  ...{ names: [], usedBy: [], bytes: null, state: null, status: null, image: null, ports: [] },
  ...{ volumes: [], networks: [], driver: null, subnets: [], internal: false, createdAt: null },
};

interface Look {
  readonly owners: Owners;
  readonly containers: readonly HeldContainer[];
  readonly images: readonly HeldImage[];
  readonly volumes: readonly HeldVolume[];
  readonly networks: readonly HeldNetwork[];
  readonly sizes: ContentSizes | null;
}

/**
 * Everything of a kind on a node, whose it is and what needs it: also what must not be named to the one who asks (`mayName`).
 * @param sizesMs how long to wait for sizes that have to be measured
 * @throws EngineError unreachable, timeout
 */
export async function takeStock(
  ctx: ActorCtx,
  located: LocatedContents,
  kind: ContentKind,
  sizesMs?: number,
): Promise<readonly Thing[]> {
  const engine = await ctx.engines.get(located.node.id);
  const [containers, images, volumes, networks, sizes] = await Promise.all([
    engine.readContainers(),
    kind === "images" ? engine.readImages() : [],
    kind === "volumes" ? engine.readVolumes() : [],
    kind === "networks" ? engine.readNetworks() : [],
    kind === "networks" ? null : readSizes(engine, sizesMs),
  ]);
  const owners = await findOwners(ctx, located, { containers, images, volumes });
  return kinds[kind]({ owners, containers, images, volumes, networks, sizes });
}

const kinds: Readonly<Record<ContentKind, (look: Look) => readonly Thing[]>> = {
  containers: ({ owners, containers, sizes }) =>
    containers.map((row) => ({
      ...nothing,
      ...{ kind: "containers", id: row.id, name: row.name, owner: owners.ofContainer(row) ?? { kind: "other" } },
      ...{ createdAt: row.createdAt, bytes: sizes?.containers[row.id] ?? null, state: row.state, status: row.status },
      ...{ image: row.image, ports: row.ports, volumes: row.volumes, networks: row.networks },
    })),
  images: (look) =>
    look.images.map((row) => {
      const usedBy = usersOf(look, ({ imageId }) => imageId === row.id);
      const marks = row.tags.map((tag) => look.owners.ofImageName(tag));
      const owner = ownerByNames(
        marks,
        usedBy.map((user) => user.owner),
      );
      const names = row.tags.filter((_, i) => marks[i]?.kind !== "foreign" && marks[i]?.kind !== "unseen");
      return {
        ...nothing,
        ...{ kind: "images", id: row.id, name: names[0] ?? row.id.slice(7, 19), names, owner, usedBy },
        ...{ createdAt: row.createdAt, bytes: look.sizes?.images[row.id] ?? row.bytes },
      } as const;
    }),
  volumes: (look) =>
    look.volumes.map((row) => {
      const usedBy = usersOf(look, ({ volumes }) => volumes.includes(row.name));
      const owner = ownerByUse(
        look.owners.ofVolume(row.name),
        usedBy.map((user) => user.owner),
      );
      return {
        ...nothing,
        ...{ kind: "volumes", id: row.name, name: row.name, owner, usedBy, createdAt: row.createdAt },
        ...{ bytes: look.sizes?.volumes[row.name] ?? null, driver: row.driver },
      } as const;
    }),
  networks: (look) =>
    look.networks.map((row) => ({
      ...nothing,
      ...{ kind: "networks", id: row.id, name: row.name, owner: look.owners.ofNetwork(row) ?? { kind: "other" } },
      ...{ usedBy: usersOf(look, ({ networks }) => networks.includes(row.name)), createdAt: row.createdAt },
      ...{ driver: row.driver, subnets: row.subnets, internal: row.internal },
    })),
};

const usersOf = ({ owners, containers }: Look, uses: (container: HeldContainer) => boolean): readonly User[] =>
  containers
    .filter(uses)
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }))
    .map((container) => ({ name: container.name, owner: owners.ofContainer(container) ?? { kind: "other" } }));
