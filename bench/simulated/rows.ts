import path from "node:path";
import type { Database } from "../../server/db/client";
import { appConfigSchema } from "../../server/domain/application/config";
import { labelNames } from "../../server/domain/container-spec/labels";
import { localNodeId } from "../../server/machines/local-node";
import type { Vault } from "../../server/secrets/vault";
import type { Order } from "./main";

export interface Ground {
  readonly organizationId: string;
  readonly engines: readonly Extract<Order, { kind: "engine" }>[];
  readonly replicas: readonly { readonly node: number; readonly container: string; readonly application: string }[];
}

interface Size {
  readonly nodes: number;
  readonly applications: number;
  readonly replicas: number;
}

const perProject = 100;

/** Writes an organisation whose applications run already, spread over nodes whose engines are simulated. */
export async function writeGround(
  db: Database,
  vault: Vault,
  folder: string,
  { nodes, applications, replicas }: Size,
): Promise<Ground> {
  const organizationId = "org_sim";
  const at = new Date();
  const health = { kind: "command", command: ["true"] } as const;
  const config = appConfigSchema.parse({ port: 8080, replicas, health });
  const spec = { ...config, port: 8080 };
  const numbers = Array.from({ length: applications }, (_, i) => i);
  const nodeId = (node: number) => (node === 0 ? localNodeId : `node_sim${node}`);
  const socket = (node: number) => path.join(folder, `${node}.sock`);
  const engines = Array.from({ length: nodes }, (_, node) => ({
    ...{ kind: "engine" as const, node, socket: socket(node) },
    containers: [] as { name: string; labels: Record<string, string>; address: string }[],
  }));
  const placed = numbers.flatMap((i) =>
    Array.from({ length: replicas }, (_, slot) => ({ i, slot: slot + 1, node: (i + slot) % nodes })),
  );
  const rows = placed.map(({ i, slot, node }) => {
    const containerName = `dm-app${i}-prod-1.${slot}.1`;
    const own = engines[node]?.containers ?? [];
    const address = `10.210.${Math.floor(own.length / 250)}.${(own.length % 250) + 2}`;
    const labels = { [labelNames.managed]: "1", [labelNames.appEnvironment]: `ae_${i}` };
    own.push({ name: containerName, labels, address });
    return {
      ...{ id: `rep_${i}_${slot}`, appEnvironmentId: `ae_${i}`, nodeId: nodeId(node), groupId: `dep_${i}` },
      ...{ releaseId: `rel_${i}`, slot, attempt: 1, containerName, address, port: 8080 },
      ...{ phase: "healthy", routed: true, live: true, createdAt: at },
    };
  });
  const sealed = (i: number) => vault.seal("{}", `release:rel_${i}`);
  const application = (i: number) => ({
    ...{ id: `app_${i}`, projectId: `prj_${Math.floor(i / perProject)}`, slug: `app-${i}`, name: `App ${i}` },
    ...{ sourceKind: "IMAGE" as const, source: { kind: "image", reference: "sim" } },
  });
  const projects = numbers.slice(0, Math.ceil(applications / perProject));
  await db.organization.create({ data: { id: organizationId, slug: "sim", name: "Simulated" } });
  await db.node.createMany({
    data: engines.map(({ node }) => ({ id: nodeId(node), name: `sim${node}`, endpoint: `unix://${socket(node)}` })),
  });
  await db.project.createMany({
    data: projects.map((i) => ({ id: `prj_${i}`, organizationId, slug: `p${i}`, name: `P ${i}` })),
  });
  await db.environment.createMany({
    data: projects.map((i) => ({
      id: `env_${i}`,
      projectId: `prj_${i}`,
      slug: "prod",
      name: "Production",
      position: 0,
    })),
  });
  await db.application.createMany({ data: numbers.map(application) });
  await db.appEnvironment.createMany({
    data: numbers.map((i) => ({
      ...{ id: `ae_${i}`, applicationId: `app_${i}`, environmentId: `env_${Math.floor(i / perProject)}`, config },
      ...{ currentReleaseId: `rel_${i}`, currentGroupId: `dep_${i}`, desiredCount: replicas },
    })),
  });
  await db.domain.createMany({
    data: numbers.map((i) => ({ id: `dom_${i}`, appEnvironmentId: `ae_${i}`, host: `app${i}.test` })),
  });
  await db.release.createMany({
    data: numbers.map((i) => ({
      ...{ id: `rel_${i}`, appEnvironmentId: `ae_${i}`, number: 1, imageId: "sim", imageRef: "sim", spec },
      ...{ sealedVariables: sealed(i), variablesVersion: 1 },
    })),
  });
  await db.deployment.createMany({
    data: numbers.map((i) => ({
      ...{
        id: `dep_${i}`,
        appEnvironmentId: `ae_${i}`,
        number: 1,
        kind: "DEPLOY" as const,
        status: "SUCCEEDED" as const,
      },
      ...{ request: {}, releaseId: `rel_${i}`, groupId: `dep_${i}`, targetCount: replicas, endedAt: at },
    })),
  });
  await db.replica.createMany({ data: rows });
  const told = placed.map(({ i, slot, node }) => ({
    node,
    container: `dm-app${i}-prod-1.${slot}.1`,
    application: `app_${i}`,
  }));
  return { organizationId, engines, replicas: told };
}
