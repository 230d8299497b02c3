import type Docker from "dockerode";
import type { ContentKind } from "../../domain/node-contents/thing";
import type { EngineContents } from "../contents";
import { EngineError } from "../engine-error";
import { type Caller, saidBy, statusOf } from "./call";
import { toContentSizes, toHeldContainer, toHeldImage, toHeldNetwork, toHeldVolume } from "./held";
import { toMaking } from "./to-making";

/** Of an ordinary call's time: a page waits for these. 30 s become 7.5 s. */
const quick = 0.25;

/** What is read through a mangled path could be another thing: an id or a name has none of its own. */
const one = /^[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,499}$/;

export function createContents(docker: Docker, { call, find }: Caller): Omit<EngineContents, "removeVolume"> {
  const read: Readonly<Record<ContentKind, (id: string) => Promise<unknown>>> = {
    containers: (id) => docker.getContainer(id).inspect(),
    images: (id) => docker.getImage(id).inspect(),
    volumes: (id) => docker.getVolume(id).inspect(),
    networks: (id) => docker.getNetwork(id).inspect(),
  };
  const remove: Readonly<Record<ContentKind, (id: string) => Promise<unknown>>> = {
    containers: (id) => docker.getContainer(id).remove(),
    images: (id) => docker.getImage(id).remove(),
    volumes: (id) => docker.getVolume(id).remove(),
    networks: (id) => docker.getNetwork(id).remove(),
  };
  const isThere = (kind: ContentKind, id: string) => find(`look for one of its ${kind}`, () => read[kind](id));
  return {
    readContainers: () =>
      call(
        "list its containers",
        async () => (await docker.listContainers({ all: true })).map((row) => toHeldContainer(row)),
        quick,
      ),
    readImages: () => call("list its images", async () => (await docker.listImages()).map(toHeldImage), quick),
    readVolumes: () =>
      call("list its volumes", async () => ((await docker.listVolumes()).Volumes ?? []).map(toHeldVolume), quick),
    readNetworks: () => call("list its networks", async () => (await docker.listNetworks()).map(toHeldNetwork), quick),
    measureContents: () => call("measure its disk", async () => toContentSizes(await docker.df()), 4),
    readRaw: async (kind, id) => (one.test(id) ? call("inspect it", () => orNull(read[kind](id)), quick) : null),
    readMaking: (name) =>
      call(
        "inspect a container",
        async () => {
          const container = await orNull(docker.getContainer(name).inspect());
          return container && toMaking(container, await docker.getImage(container.Image).inspect());
        },
        quick,
      ),
    stop: (name) =>
      call(
        "stop a container",
        async () => {
          try {
            await docker.getContainer(name).stop();
          } catch (error) {
            if (statusOf(error) !== 304) throw error;
          }
        },
        2,
      ),
    restart: (name) => call("restart a container", async () => void (await docker.getContainer(name).restart()), 2),
    createVolume: async ({ name, labels }) => {
      // The engine answers with the volume that is there, as if it had made it.
      if ((await isThere("volumes", name)) !== null)
        throw new EngineError("conflict", `The node has a volume ${name} already. Choose another name.`);
      await call("make a volume", () => docker.createVolume({ Name: name, Labels: { ...labels } }));
    },
    createNetwork: ({ name, subnet, internal, labels }) =>
      call("make a network", async () => {
        await docker.createNetwork({
          Name: name,
          Driver: "bridge",
          CheckDuplicate: true,
          Internal: internal,
          Labels: { ...labels },
          ...(subnet === null ? {} : { IPAM: { Driver: "default", Config: [{ Subnet: subnet }] } }),
        });
      }),
    discard: async (kind, id) => {
      try {
        await call("remove it", () => remove[kind](id), 4);
      } catch (error) {
        throw toRefusal(error);
      }
    },
  };
}

const orNull = <T>(reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: unknown) => {
    if (statusOf(error) === 404) return null;
    throw error;
  });

/** A network that a container is in is refused with 403, which says the same as 409 elsewhere. */
function toRefusal(error: unknown): unknown {
  if (error instanceof EngineError && error.reason === "refused" && /active endpoints|pre-defined/.test(saidBy(error)))
    return new EngineError("conflict", error.message);
  return error;
}
