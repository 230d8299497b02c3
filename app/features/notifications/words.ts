import { appPathOf } from "~/lib/app-path";
import type { Notice } from "./notice";

const kinds = {
  DEPLOY: "Deployment",
  ROLLBACK: "Rollback",
  RESTART: "Restart",
  SCALE: "Scaling",
  STOP: "Stop",
  START: "Start",
} as const;

type Named = Pick<Notice, "what" | "kind" | "number" | "node" | "place">;

/** What happened, to what: "Deployment #12 of Payments in prod failed". */
export function describeNotice({ what, kind, number, node, place }: Named): string {
  const application = place?.application.name ?? "An application";
  const environment = place === null ? "" : ` in ${place.environment.name}`;
  const deployment = `${kinds[kind ?? "DEPLOY"]} #${number ?? "?"} of ${application}${environment}`;
  switch (what) {
    case "deployment.succeeded":
      return `${deployment} succeeded`;
    case "deployment.failed":
      return `${deployment} failed`;
    case "deployment.rolled_back":
      return `${deployment} was rolled back`;
    case "deployment.cancelled":
      return `${deployment} was cancelled`;
    case "deployment.superseded":
      return `${deployment} was superseded`;
    case "application.down":
      return `${application} does not serve${environment}`;
    case "application.back":
      return `${application} serves again${environment}`;
    case "node.away":
      return `Node ${node ?? ""} does not answer`;
    case "node.back":
      return `Node ${node ?? ""} answers again`;
    case "node.certificate_soon":
      return `A certificate of node ${node ?? ""} ends soon`;
    case "node.certificate_over":
      return `A certificate of node ${node ?? ""} is over`;
  }
}

/** The page that tells more. */
export function pathOfNotice(org: string, { place, number, node }: Named): string {
  if (place === null) return `/${org}/nodes/${node ?? ""}`;
  const { project, application, environment } = place;
  const base = appPathOf({ org, project: project.slug, app: application.slug, env: environment.slug });
  return number === null ? base : `${base}/deployments/${number}`;
}

/** What a link to that page says. */
export const describeLink = ({ place, number, node }: Named): string =>
  number === null ? `Open ${place?.application.name ?? node ?? ""}` : `Open deployment #${number}`;
