import type { HostOptions } from "../../docker/testing/host";
import { startTestRepositories, type TestRepositories } from "../../server/git/cli/test-server";
import type { Prisma } from "../../server/db/generated/client";
import { ensureLocalNode, localNodeId } from "../../server/machines/local-node";
import { buildRelease } from "../../server/services/builds/build-release";
import { requirePublished } from "../../server/services/edge/publish-node";
import { activate } from "../../server/services/reconcile/activate";
import { loadWorld } from "../../server/services/reconcile/load-world";
import type { WorkerDeps } from "../worker-deps";
import { createTestInstallation, type TestInstallation } from "./installation";

export const repositoryLogin = "ines:tok-1234567890";

export interface BuildBed {
  readonly installation: TestInstallation;
  readonly repositories: TestRepositories;
  /** An application of a repository on the git server, or of what `source` says. */
  createApplication(repository: string, over?: Partial<Source>): Promise<BuiltApplication>;
  remove(): Promise<void>;
}

type Api = TestInstallation["api"];
type Source = Parameters<Api["applications"]["createApplication"]>[0];

const include = {
  release: true,
  steps: { orderBy: { position: "asc" } },
  log: { orderBy: { seq: "asc" } },
} as const satisfies Prisma.DeploymentInclude;
export type Built = Prisma.DeploymentGetPayload<{ include: typeof include }>;

export interface BuiltApplication {
  readonly at: { organization: string; project: string; application: string; environment: string };
  /** Asks for a deployment and lets it begin: it is in the state “building”. @returns its id */
  begin(environment?: string): Promise<string>;
  /** Builds it as the worker does. What comes of it is not rolled out. */
  build(deps?: Partial<WorkerDeps>, environment?: string): Promise<Built>;
  /** Ends what is under way as if it had been rolled out, so that the next can begin. */
  settle(id: string): Promise<void>;
}

let count = 0;

/** A Docker host with an edge, and a git server: everything that builds need, driven step by step. */
export async function createBuildBed(
  label: string,
  place: number,
  settings = {},
  options: HostOptions = {},
): Promise<BuildBed> {
  const [installation, repositories] = await Promise.all([
    createTestInstallation(label, place, settings, options),
    startTestRepositories(repositoryLogin),
  ]);
  const { api, deps, env, organization } = installation;
  await ensureLocalNode(deps.db, env);
  await requirePublished(deps, localNodeId);
  return {
    installation,
    repositories,
    createApplication: async (repository, over = {}) => {
      const name = `Built ${++count}`;
      const { slug: project } = await api.projects.createProject({ organization, name });
      const source = { kind: "git", url: `${repositories.url}/${repository}.git`, branch: "main" } as const;
      const { slug } = await api.applications.createApplication({ organization, project, name, source, ...over });
      return applicationAt(installation, { organization, project, application: slug, environment: "prod" });
    },
    remove: async () => {
      await installation.remove();
      await repositories.close();
    },
  };
}

function applicationAt({ api, deps }: TestInstallation, at: BuiltApplication["at"]): BuiltApplication {
  const find = (id: string) => deps.db.deployment.findUniqueOrThrow({ where: { id }, include });
  const begin: BuiltApplication["begin"] = async (environment = at.environment) => {
    const { number } = await api.deployments.deployApplication({ ...at, environment });
    const { id: appEnvironmentId } = await deps.db.appEnvironment.findFirstOrThrow({
      where: {
        application: { slug: at.application, project: { slug: at.project } },
        environment: { slug: environment },
      },
    });
    const world = await loadWorld(deps.db, appEnvironmentId);
    const queued = world?.deployments.find((row) => row.number === number);
    if (!world || !queued) throw new Error("The deployment is not queued.");
    await activate(deps, world, queued);
    return queued.id;
  };
  const settle = async (id: string) => {
    const { appEnvironmentId, releaseId, groupId, targetCount } = await find(id);
    await deps.db.deployment.update({ where: { id }, data: { status: "SUCCEEDED", endedAt: new Date() } });
    await deps.db.appEnvironment.update({
      where: { id: appEnvironmentId },
      data: { currentReleaseId: releaseId, currentGroupId: groupId, desiredCount: targetCount },
    });
  };
  return {
    at,
    begin,
    settle,
    build: async (over = {}, environment = at.environment) => {
      const id = await begin(environment);
      await buildRelease({ ...deps, ...over }, id, new AbortController().signal);
      const built = await find(id);
      if (built.endedAt === null && built.releaseId !== null) await settle(id);
      return built;
    },
  };
}

export const textOf = ({ log }: Built): string => log.map(({ text }) => text).join("\n");
