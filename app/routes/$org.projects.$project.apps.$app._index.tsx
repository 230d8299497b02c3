import { redirect } from "@remix-run/node";
import { chooseEnvironment, parseEnvironmentChoice } from "~/features/shell/environment-choice";
import { page, param } from "~/lib/door";

/** An application without an environment leads to the one that was looked at last, or to where it runs. */
export const loader = page(async ({ context, params, request }) => {
  const at = {
    organization: param(params, "org"),
    project: param(params, "project"),
    application: param(params, "app"),
  };
  const places = await context.api.applications.readPlaces(at);
  const environment = chooseEnvironment(places, parseEnvironmentChoice(request.headers.get("cookie")));
  const base = `/${at.organization}/projects/${at.project}`;
  return redirect(environment === null ? base : `${base}/apps/${at.application}/${environment}`);
});
