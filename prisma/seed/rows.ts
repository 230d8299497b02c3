import type { Transaction } from "../../server/db/client";
import type { Prisma } from "../../server/db/generated/client";

/** All that a seed writes, table by table. A column that some rows leave out is null in those. */
export interface Rows {
  readonly projects: Prisma.ProjectCreateManyInput[];
  readonly environments: Prisma.EnvironmentCreateManyInput[];
  readonly folders: Prisma.FolderCreateManyInput[];
  readonly applications: Prisma.ApplicationCreateManyInput[];
  readonly appEnvironments: Prisma.AppEnvironmentCreateManyInput[];
  readonly variables: Prisma.VariableCreateManyInput[];
  readonly domains: Prisma.DomainCreateManyInput[];
  readonly releases: Prisma.ReleaseCreateManyInput[];
  readonly deployments: Prisma.DeploymentCreateManyInput[];
  readonly steps: Prisma.DeploymentStepCreateManyInput[];
  readonly lines: Prisma.DeploymentLineCreateManyInput[];
  readonly replicas: Prisma.ReplicaCreateManyInput[];
  readonly activity: Prisma.ActivityCreateManyInput[];
}

export const noRows = (): Rows => ({
  ...{ projects: [], environments: [], folders: [], applications: [], appEnvironments: [], variables: [] },
  ...{ domains: [], releases: [], deployments: [], steps: [], lines: [], replicas: [], activity: [] },
});

/** Where each of them goes, in the order in which one refers to the other. */
const tables: Readonly<Record<keyof Rows, string>> = {
  projects: "Project",
  environments: "Environment",
  folders: "Folder",
  applications: "Application",
  appEnvironments: "AppEnvironment",
  variables: "Variable",
  domains: "Domain",
  releases: "Release",
  deployments: "Deployment",
  steps: "DeploymentStep",
  lines: "DeploymentLine",
  replicas: "Replica",
  activity: "Activity",
};
const atOnce = 5_000;

/** Each part is one statement with one value: for a hundred thousand rows ten times as fast as one value per column. */
export async function writeRows(tx: Transaction, rows: Rows): Promise<void> {
  for (const [key, table] of Object.entries(tables)) {
    const all: readonly object[] = rows[key as keyof Rows];
    const columns = [...new Set(all.flatMap(Object.keys))].map((name) => `"${name}"`).join(", ");
    for (let from = 0; from < all.length; from += atOnce)
      await tx.$executeRawUnsafe(
        `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1::json)`,
        JSON.stringify(all.slice(from, from + atOnce)),
      );
  }
}
