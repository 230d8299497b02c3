import { maxFollowed } from "../../../server/domain/logs/followed";

/** Which applications one wants to read, as it stands in the address of the page. */
export interface LogChoice {
  /** none: those that were deployed last */
  readonly applications: readonly ChosenApplication[];
  /** named in the address, and beyond what can be followed at once */
  readonly left: number;
  readonly search: string;
  /** its slug; empty for all */
  readonly environment: string;
}

export interface ChosenApplication {
  readonly project: string;
  readonly application: string;
  readonly environment: string;
}

/** "checkout/payments/prod": an application in an environment, as the form sends it. */
export const formatChosen = ({ project, application, environment }: ChosenApplication): string =>
  [project, application, environment].join("/");

export function parseLogChoice(params: URLSearchParams): LogChoice {
  const named = [...new Set(params.getAll("app"))].flatMap((text) => {
    const [project = "", application = "", environment = "", ...rest] = text.slice(0, 302).split("/");
    const whole = project !== "" && application !== "" && environment !== "" && rest.length === 0;
    return whole ? [{ project, application, environment }] : [];
  });
  return {
    applications: named.slice(0, maxFollowed),
    left: Math.max(0, named.length - maxFollowed),
    search: (params.get("find") ?? "").trim().slice(0, 100),
    environment: params.get("env") ?? "",
  };
}

/** The address with other applications chosen. */
export function withChosen({ search, environment }: LogChoice, chosen: readonly ChosenApplication[]): string {
  const params = new URLSearchParams();
  if (search !== "") params.set("find", search);
  if (environment !== "") params.set("env", environment);
  for (const one of chosen) params.append("app", formatChosen(one));
  return `?${params}`;
}
