import type Docker from "dockerode";
import type { ContainerState, Engine, ListedContainer } from "../engine";
import { EngineError } from "../engine-error";
import { type Caller, saidBy, statusOf } from "./call";
import { toContainerState } from "./to-container-state";
import { toCreateOptions } from "./to-create-options";

type Containers = Pick<
  Engine,
  "ensureContainer" | "start" | "kill" | "remove" | "setRestartPolicy" | "inspect" | "list" | "putArchive"
>;

const notFound = 404;
const notModified = 304;
const conflict = 409;

/** Lets the failures pass that mean: it is already as wanted. */
async function unless(statuses: readonly number[], work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!statuses.includes(statusOf(error) ?? 0)) throw error;
  }
}

export function createContainers(docker: Docker, { call, find }: Caller): Containers {
  return {
    ensureContainer: (spec) =>
      call("create a container", async () => {
        try {
          await docker.createContainer(toCreateOptions(spec));
        } catch (error) {
          if (statusOf(error) === conflict && /already in use by container/.test(saidBy(error))) return;
          if (statusOf(error) === notFound && /no such image/i.test(saidBy(error)))
            throw new EngineError(
              "image_missing",
              `The image ${spec.image} is not on the node. Deploy again to fetch it.`,
            );
          throw error;
        }
      }),
    start: (name) => call("start a container", async () => unless([notModified], docker.getContainer(name).start()), 2),
    kill: (name, signal) =>
      call("signal a container", async () => unless([notFound, conflict], docker.getContainer(name).kill({ signal }))),
    remove: (name) =>
      call(
        "remove a container",
        async () => unless([notFound, conflict], docker.getContainer(name).remove({ force: true, v: true })),
        2,
      ),
    setRestartPolicy: (name, policy) =>
      call("change a restart policy", async () =>
        unless([notFound], docker.getContainer(name).update({ RestartPolicy: { Name: policy } })),
      ),
    inspect: (name): Promise<ContainerState | null> =>
      find("inspect a container", async () => toContainerState(await docker.getContainer(name).inspect())),
    list: (labels): Promise<readonly ListedContainer[]> =>
      call("list containers", async () => {
        const filters = { label: Object.entries(labels).map(([key, value]) => `${key}=${value}`) };
        const found = await docker.listContainers({ all: true, filters });
        return found.map(({ Id, Names, State, Status, Labels }) => ({
          id: Id,
          name: (Names[0] ?? "").replace(/^\//, ""),
          state: State,
          health: toHealth(Status),
          labels: Labels,
        }));
      }),
    putArchive: (name, path, archive) =>
      call("copy into a container", async () => {
        await docker.getContainer(name).putArchive(archive, { path });
      }),
  };
}

/** "Up 5 minutes (unhealthy)": a list tells it to people only. */
function toHealth(status: string): ListedContainer["health"] {
  const [, said] = /\((?:health: )?(starting|healthy|unhealthy)\)$/.exec(status) ?? [];
  return (said as ListedContainer["health"] | undefined) ?? null;
}
