import { useParams } from "@remix-run/react";

/** Where the pages of an application are: "/brinewood/projects/checkout/apps/shop/prod". */
export const appPathOf = ({ org, project, app, env }: Readonly<Record<string, string | undefined>>): string =>
  `/${org}/projects/${project}/apps/${app}/${env}`;

export const useAppPath = (): string => appPathOf(useParams());
