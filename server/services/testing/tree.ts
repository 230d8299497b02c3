import { loadActor } from "../../auth/load-actor";
import type { Ctx } from "../../context";
import { createDeps } from "../../create-deps";
import { readEnv } from "../../env";
import { createTestDatabase } from "../../setup/testing.mjs";
import { issueSetupToken } from "../accounts/setup-link";
import { type Api, createApi } from "../api";

export interface TestTree {
  readonly deps: ReturnType<typeof createDeps>;
  readonly organization: string;
  /** everything that can be done, as the first administrator */
  readonly api: Api;
  as(email: string): Promise<Api>;
  /** An application of an image in a project of its own; nothing of it runs. */
  createApplication(name: string, api?: Api, organization?: string): Promise<TestAddress>;
  close(): Promise<void>;
}

export interface TestAddress {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly environment: string;
}

const password = "correct horse battery";
const email = "ines@brinewood.example";

/** A database and an administrator, for use-cases that no machine takes part in. */
export async function createTestTree(): Promise<TestTree> {
  const database = await createTestDatabase();
  const DM_MASTER_KEY = Buffer.alloc(32, 3).toString("base64");
  const deps = createDeps(
    readEnv({
      DATABASE_URL: database.url,
      REDIS_URL: process.env.TEST_REDIS_URL,
      DM_MASTER_KEY,
      DM_DOCKER_HOST: "unix:///nowhere",
      DM_PUBLIC_URL: "http://manager.test:3000",
    }),
  );
  const nobody: Ctx = { ...deps, actor: null, requestId: "test" };
  const as = async (address: string) => {
    const { id } = await deps.db.user.findUniqueOrThrow({ where: { email: address } });
    return createApi({ ...nobody, actor: await loadActor(deps.db, id) });
  };
  const token = (await issueSetupToken(deps)) ?? "";
  const form = { name: "Ines", email, password, organization: "Brinewood", token };
  const { organization } = await createApi(nobody).accounts.createFirstAdministrator(form);
  const administrator = await as(email);
  return {
    deps,
    organization,
    api: administrator,
    as,
    createApplication: async (name, api = administrator, inside = organization) => {
      const { slug: project } = await api.projects.createProject({ organization: inside, name: `Project of ${name}` });
      const source = { kind: "image", reference: "registry.test/shop:1" } as const;
      const at = { organization: inside, project };
      const { slug: application } = await api.applications.createApplication({ ...at, name, source });
      return { ...at, application, environment: "prod" };
    },
    close: async () => {
      await deps.close();
      await database.drop();
    },
  };
}
