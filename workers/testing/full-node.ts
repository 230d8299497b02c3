import { edgeImages, testApp } from "../../docker/testing/images";
import { createTestInstallation, type TestInstallation } from "./installation";
import { loadActor } from "../../server/auth/load-actor";
import type { ContainerSpec, Engine } from "../../server/docker/engine";
import { labelNames } from "../../server/domain/container-spec/labels";
import { volumeName } from "../../server/domain/container-spec/volume-name";
import { ensureLocalNode, localNodeId } from "../../server/machines/local-node";
import { type Api, createApi } from "../../server/services/api";

export interface FullNode {
  readonly installation: TestInstallation;
  readonly engine: Engine;
  /** as the administrator of both organisations */
  readonly api: Api;
  /** the engine's name of the volume of each application, by the application's name */
  readonly volumes: Readonly<Record<string, string>>;
  /** Somebody new in an organisation, as they would be signed in. */
  join(email: string, role: "ADMIN" | "MEMBER", organization: string): Promise<Api>;
}

const spec = (name: string, over: Partial<ContainerSpec> = {}): ContainerSpec => ({
  ...{ name, image: edgeImages.companion, labels: {}, command: ["sleep", "600"], network: "none", restart: "no" },
  ...over,
});
const mount = (source: string) => [{ kind: "volume", source, target: "/data", readOnly: false }] as const;

/** A node with a replica of Payments (brinewood) and one of Tracking (parcelworks), and with what other software left there. */
export async function createFullNode(place: number): Promise<FullNode> {
  const installation = await createTestInstallation("contents", place);
  const { deps, env } = installation;
  const as = async (userId: string) =>
    createApi({ ...deps, requestId: "test", actor: await loadActor(deps.db, userId) });
  await ensureLocalNode(deps.db, env);
  const engine = await deps.engines.get(localNodeId);
  await installation.api.organizations.createOrganization({ name: "Parcelworks" });
  const api = await as((await deps.db.user.findFirstOrThrow()).id);
  const run = async (name: string, over: Partial<ContainerSpec>) => {
    await engine.ensureContainer(spec(name, over));
    await engine.start(name);
  };
  /** as far as it can be seen on the node */
  const plantReplica = async (organization: string, name: string): Promise<string> => {
    const { slug: project } = await api.projects.createProject({ organization, name });
    const source = { kind: "image", reference: testApp } as const;
    const made = await api.applications.createApplication({ organization, project, name, source });
    const { id } = await deps.db.appEnvironment.findFirstOrThrow({
      where: { application: { slug: made.slug }, environment: { slug: "prod" } },
    });
    const volume = volumeName({ application: made.slug, environment: "prod", appEnvironmentId: id }, "ledger");
    const labels = { [labelNames.managed]: "1", [labelNames.appEnvironment]: id };
    await run(`replica-${made.slug}`, { labels, mounts: mount(volume) });
    return volume;
  };
  const volumes = {
    Payments: await plantReplica("brinewood", "Payments"),
    Tracking: await plantReplica("parcelworks", "Tracking"),
  };
  for (const name of ["warehouse", "spare"]) await engine.createVolume({ name, labels: {} });
  await engine.createNetwork({ name: "backend", subnet: "10.214.0.0/26", internal: false, labels: {} });
  await run("theirs-db", {
    mounts: mount("warehouse"),
    network: { name: "backend", address: null },
    env: { DB_PASSWORD: "hunter2", "not-a-name": "x" },
    ports: [{ host: 18_081, container: 5432 }],
  });
  await engine.ensureContainer(spec("theirs-old"));
  return {
    installation,
    engine,
    api,
    volumes,
    join: async (email, role, organization) => {
      const { id: organizationId } = await deps.db.organization.findUniqueOrThrow({ where: { slug: organization } });
      const user = await deps.db.user.create({ data: { id: `usr_${email}`, email, name: email, passwordHash: "x" } });
      await deps.db.membership.create({ data: { organizationId, userId: user.id, role } });
      return as(user.id);
    },
  };
}
