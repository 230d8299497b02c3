import type { AppLoadContext } from "@remix-run/node";
import { invalid } from "../../../server/domain/errors";
import { parseSourceForm } from "~/features/config/parse-source-form";
import { appPathOf } from "~/lib/app-path";
import { text } from "~/lib/door";

interface At {
  readonly organization: string;
  readonly project: string;
}

/** Makes the application that the form describes, with its port in every environment. @returns the path of its page */
export async function createApplication(api: AppLoadContext["api"], at: At, form: FormData): Promise<string> {
  const port = parsePort(text(form, "port"));
  const { source, credential = null } = parseSourceForm(form);
  const folderId = text(form, "folderId") || null;
  const { slug: application } = await api.applications.createApplication({
    ...{ ...at, name: text(form, "name"), folderId, source, credential },
    ...(port === null ? {} : { port }),
  });
  const places = await api.applications.readPlaces({ ...at, application });
  const environment = places.find((place) => place.environment === text(form, "environment")) ?? places[0];
  return appPathOf({ org: at.organization, project: at.project, app: application, env: environment?.environment });
}

/** @throws AppError invalid */
function parsePort(value: string): number | null {
  if (value.trim() === "") return null;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw invalid({ port: "Enter a port from 1 to 65535." });
  return port;
}
