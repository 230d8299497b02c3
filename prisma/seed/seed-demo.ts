import { hashPassword } from "../../server/auth/password";
import type { Database, Transaction } from "../../server/db/client";
import { localNodeId } from "../../server/machines/local-node";
import type { Vault } from "../../server/secrets/vault";
import { buildProject } from "./build-project";
import { checkout } from "./checkout";
import { generateProjects } from "./generated";
import { internal, warehouse } from "./others";
import { parcels } from "./parcels";
import { owner, people, writePeople } from "./people";
import type { ProjectPlan } from "./plan";
import { seedId } from "./random";
import { seedMetrics } from "./seed-metrics";
import { sumMetrics } from "./sum-metrics";
import { seedNotices } from "./seed-notices";
import { noRows, type Rows, writeRows } from "./rows";

export const demoOrganization = {
  id: seedId("organization", "demo"),
  slug: "brinewood-logistics",
  name: "Brinewood Logistics",
};
const written: readonly ProjectPlan[] = [checkout, parcels, warehouse, internal];
/** Applications that have a story of their own; there are never fewer. */
export const writtenApplications = written.reduce((sum, { applications }) => sum + applications.length, 0);
const perProject = 5;
const patienceMs = 600_000;

interface Wish {
  readonly now: Date;
  /** applications at least */
  readonly size: number;
  /** of the owner, who may sign in; nobody knows those of the others */
  readonly password: string;
  readonly otherPassword: string;
}

/**
 * Makes the demonstration organisation anew, in ONE transaction: what an earlier seed made goes, nothing else is touched. What
 * its rows say runs is nowhere: `demo` keeps drivers, builders and edges away from it.
 * @throws Error when the name or an address of its people belongs to somebody else
 */
export async function seedDemo(
  db: Database,
  vault: Vault,
  wish: Wish,
): Promise<{ email: string; applications: number }> {
  const passwordHashes = {
    owner: await hashPassword(wish.password),
    others: await hashPassword(wish.otherPassword),
  };
  const rows = buildRows(vault, wish);
  await db.$transaction(
    async (tx) => {
      await removeDemo(tx);
      await requireFree(tx);
      // Pages name the node of each replica; the worker notes its endpoint when it starts.
      await tx.node.upsert({
        where: { id: localNodeId },
        create: { id: localNodeId, name: "local", endpoint: "unix:///var/run/docker.sock" },
        update: {},
      });
      const { id: organizationId } = await tx.organization.create({ data: { ...demoOrganization, demo: true } });
      const projects = new Map(rows.projects.map(({ id, name }) => [name, id]));
      await writeRows(tx, rows);
      await writePeople(tx, { organizationId, projects, passwordHashes });
      await seedNotices(tx, rows, organizationId, wish.now);
    },
    { timeout: patienceMs, maxWait: patienceMs },
  );
  await seedMetrics(db, rows, wish.now);
  await sumMetrics(db, demoOrganization.id, wish.now);
  await db.$executeRaw`analyze`;
  return { email: owner.email, applications: rows.applications.length };
}

function buildRows(vault: Vault, { now, size }: Wish): Rows {
  const rows = noRows();
  const rest = size - writtenApplications;
  const count = Math.max(1, Math.round(size / perProject) - written.length);
  const plans = rest > 0 ? [...written, ...generateProjects(rest, Math.min(count, rest))] : written;
  for (const plan of plans) buildProject(rows, { organizationId: demoOrganization.id, vault, now }, plan);
  return rows;
}

/** Takes away what an earlier seed made. */
export async function removeDemo(tx: Transaction): Promise<void> {
  const { id: organizationId } = demoOrganization;
  const known = await tx.organization.findFirst({ where: { id: organizationId, demo: true } });
  if (known === null) return;
  const project = { organizationId };
  const measured = [
    ...(await tx.appEnvironment.findMany({ where: { application: { project } }, select: { id: true } })),
    ...(await tx.project.findMany({ where: project, select: { id: true } })),
    known,
  ];
  await tx.metricPoint.deleteMany({ where: { subjectId: { in: measured.map(({ id }) => id) } } });
  await tx.application.deleteMany({ where: { project } });
  await tx.folder.updateMany({ where: { project }, data: { parentId: null } });
  await tx.folder.deleteMany({ where: { project } });
  await tx.event.deleteMany({ where: { organizationId } });
  await tx.activity.deleteMany({ where: { organizationId } });
  await tx.organization.delete({ where: { id: organizationId } });
  const ids = people.map(({ id }) => id);
  await tx.user.deleteMany({ where: { id: { in: ids }, memberships: { none: {} } } });
}

async function requireFree(tx: Transaction): Promise<void> {
  const { slug } = demoOrganization;
  if ((await tx.organization.count({ where: { slug } })) > 0)
    throw new Error(`There is an organisation “${slug}” that no seed made. Rename or delete it, then seed again.`);
  const emails = people.map(({ email }) => email);
  const taken = await tx.user.findFirst({ where: { email: { in: emails } }, select: { email: true } });
  if (taken !== null)
    throw new Error(
      `${taken.email} belongs to somebody who is in an organisation of their own. Seed another database.`,
    );
}
