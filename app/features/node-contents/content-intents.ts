import type { AppLoadContext } from "@remix-run/node";
import { invalid } from "../../../server/domain/errors";
import type { ContentKind } from "../../../server/domain/node-contents/thing";
import { appPathOf } from "~/lib/app-path";
import { text } from "~/lib/door";

interface At {
  readonly organization: string;
  readonly node: string;
  readonly kind: ContentKind;
  readonly id: string;
}

/** Does what a form of the page of one thing asks for. @returns where to go then; null: stay */
export async function runContentIntent(api: AppLoadContext["api"], at: At, form: FormData): Promise<string | null> {
  const { kind, ...container } = at;
  const intent = text(form, "intent");
  switch (intent) {
    case "start":
    case "stop":
    case "restart":
      await api.nodeContents.controlContainer({ ...container, action: intent });
      return null;
    case "remove":
      await api.nodeContents.removeNodeContent({ ...at, confirm: text(form, "confirm") });
      return `/${at.organization}/nodes/${at.node}/${kind}`;
    case "adopt": {
      const [project = "", environment = ""] = text(form, "place").split("/");
      const port = Number(text(form, "port"));
      if (!Number.isInteger(port) || port < 1 || port > 65_535)
        throw invalid({ port: "Enter a port from 1 to 65535." });
      const made = await api.nodeContents.adoptContainer({
        ...{ ...container, project, environment, port, name: text(form, "name") },
        folderId: text(form, "folderId") || null,
      });
      const { organization: org, application: app } = made;
      return `${appPathOf({ org, project, app, env: environment })}/deployments/${made.number}`;
    }
    default:
      throw invalid({ intent: "The page is out of date. Reload it, then try again." });
  }
}
