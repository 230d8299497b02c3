import type { Thing } from "./thing";

/** A container of other software, unless told otherwise. */
export const thingOf = (over: Partial<Thing> = {}): Thing => ({
  ...{ kind: "containers", id: over.name ?? "id", name: "thing", names: [], owner: { kind: "other" }, usedBy: [] },
  ...{ createdAt: null, bytes: null, state: null, status: null, image: null, ports: [], volumes: [], networks: [] },
  ...{ driver: null, subnets: [], internal: false },
  ...over,
});
