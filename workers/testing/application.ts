import { setTimeout as sleep } from "node:timers/promises";
import { testApp } from "../../docker/testing/images";
import type { AppConfigInput } from "../../server/domain/application/config";
import { labelNames } from "../../server/domain/container-spec/labels";
import { localNodeId } from "../../server/machines/local-node";
import type { TestInstallation } from "./installation";
import type { Moment } from "./moments";

type Read = Awaited<ReturnType<TestInstallation["api"]["deployments"]["readDeployment"]>>;

export interface TestApplication {
  readonly at: {
    readonly organization: string;
    readonly project: string;
    readonly application: string;
    readonly environment: string;
  };
  readonly domain: string;
  /** Sets variables, and asks for a deployment. @returns its number */
  deploy(variables?: Readonly<Record<string, string>>): Promise<number>;
  configure(change: AppConfigInput): Promise<void>;
  /** Says on which nodes it may run. */
  place(placement: object): Promise<void>;
  /** Waits until the deployment has ended. */
  ended(number: number, limitMs?: number): Promise<Read>;
  /** Waits until the deployment satisfies the condition. @throws Error with its state when time is over */
  until(number: number, condition: (read: Read) => boolean, limitMs?: number): Promise<Read>;
  /** Waits for a moment of the deployment, looking at its rows as often as can be; its end counts too. */
  reached(number: number, isNow: (moment: Moment) => boolean): Promise<void>;
  /** The slots of its containers that run on the host, asked of the engine itself. */
  running(): Promise<readonly string[]>;
}

/** Quick to prove and to drain, so that a test does not wait; the rules are those of every application. */
export const quickConfig = {
  health: { kind: "http", path: "/health", intervalMs: 500, timeoutMs: 1_000 },
  rollout: {
    order: "start-first",
    surge: 1,
    parallelism: 1,
    healthyTimeoutMs: 30_000,
    maxAttempts: 2,
    drainMs: 8_000,
    stopGraceMs: 5_000,
    monitorMs: 1_000,
  },
} as const satisfies AppConfigInput;

let count = 0;

/** An application of the test image in a project of its own, with a domain; nothing of it runs yet. */
export async function createTestApplication(
  { api, deps, organization }: TestInstallation,
  replicas = 2,
): Promise<TestApplication> {
  const name = `App ${++count}`;
  const { slug: project } = await api.projects.createProject({ organization, name });
  const source = { kind: "image", reference: testApp } as const;
  const { slug: application } = await api.applications.createApplication({ organization, project, name, source });
  const at = { organization, project, application, environment: "prod" };
  const domain = `${application}.test`;
  await api.domains.addDomain({ ...at, host: domain });
  const read = (number: number) => api.deployments.readDeployment({ ...at, number });
  const until: TestApplication["until"] = async (number, condition, limitMs = 150_000) => {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const now = await read(number);
      if (condition(now)) return now;
      if (Date.now() > deadline) {
        const { status, waitingFor, message } = now.deployment;
        throw new Error(`Deployment ${number} is ${status}: ${message ?? waitingFor}`);
      }
      await sleep(200);
    }
  };
  const configure: TestApplication["configure"] = async (change) => {
    const { config, configVersion: version } = await api.applications.readApplication(at);
    await api.applications.updateConfig({ ...at, version, config: { ...config, ...change } });
  };
  await configure({ ...quickConfig, replicas });
  return {
    at,
    domain,
    configure,
    place: async (placement) => {
      await api.applications.updatePlacement({ ...at, placement });
    },
    deploy: async (variables = {}) => {
      for (const [key, value] of Object.entries(variables))
        await api.variables.setVariable({ ...at, key, value, secret: false });
      return (await api.deployments.deployApplication(at)).number;
    },
    until,
    ended: (number, limitMs) => until(number, ({ deployment }) => deployment.endedAt !== null, limitMs),
    reached: async (number, isNow) => {
      for (;;) {
        const row = await deps.db.deployment.findFirstOrThrow({
          where: { number, appEnvironment: { application: { slug: application } } },
        });
        const replicas = await deps.db.replica.findMany({
          where: { appEnvironmentId: row.appEnvironmentId, removedAt: null },
        });
        const coming = replicas.filter(({ groupId }) => groupId === row.groupId);
        const leaving = replicas.filter(({ groupId }) => groupId !== row.groupId);
        if (row.endedAt !== null || isNow({ status: row.status, coming, leaving })) return;
        await sleep(3);
      }
    },
    running: async () => {
      const { id } = await deps.db.application.findFirstOrThrow({ where: { slug: application } });
      const engine = await deps.engines.get(localNodeId);
      const found = await engine.list({ [labelNames.application]: id });
      const names = found.filter(({ state }) => state === "running").map(({ labels }) => labels);
      return names.map((labels) => String(labels[labelNames.slot])).sort();
    },
  };
}
