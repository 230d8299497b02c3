import type { AppLoadContext } from "@remix-run/node";
import { exampleDomain } from "../../../server/domain/domains/example-domain";
import { isAppError } from "../../../server/domain/errors";
import { appPathOf } from "~/lib/app-path";

type Api = AppLoadContext["api"];

const environment = "prod";

/**
 * From nothing to the example at an address of its own: a project where there is none, the application, a domain, its first
 * deployment. @returns the path of its page
 */
export async function deployExample(api: Api, organization: string, hostname: string): Promise<string> {
  const { rows } = await api.projects.listProjects({ organization });
  const empty = rows.find(({ applications, deleting }) => applications === 0 && !deleting)?.slug;
  const project = empty ?? (await api.projects.createProject({ organization, name: "Examples" })).slug;
  const made = await api.applications.createApplication({
    ...{ organization, project, name: "Hello", source: { kind: "example" } },
  });
  const at = { organization, project, application: made.slug, environment };
  await addFreeDomain(api, at, hostname);
  await api.deployments.deployApplication(at);
  return appPathOf({ org: organization, project, app: made.slug, env: environment });
}

/** Another organisation may have the first names already. */
async function addFreeDomain(
  api: Api,
  at: Parameters<Api["domains"]["addDomain"]>[0] extends infer I ? Omit<I, "host"> : never,
  hostname: string,
) {
  for (let n = 1; ; n++) {
    const host = exampleDomain(n === 1 ? "hello" : `hello-${n}`, hostname);
    try {
      await api.domains.addDomain({ ...at, host });
      return;
    } catch (error) {
      if (!isAppError(error) || error.code !== "conflict" || n >= 50) throw error;
    }
  }
}
