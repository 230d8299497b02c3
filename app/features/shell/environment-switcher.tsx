import { useLocation, useParams, useRouteLoaderData } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { useEffect } from "react";
import { Menu } from "~/components/ui/menu";
import { MenuLabel, MenuLink } from "~/components/ui/menu-rows";
import type { ProjectFrame } from "~/features/projects/project-frame";
import { environmentCookie } from "./environment-choice";

/** On the pages of an application: the same page in another environment. */
export function EnvironmentSwitcher() {
  const { org, project, app, env } = useParams();
  const { pathname } = useLocation();
  const frame = useRouteLoaderData<() => Promise<ProjectFrame>>("routes/$org.projects.$project");
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    if (env !== undefined) document.cookie = environmentCookie(env);
  }, [env]);
  if (frame === undefined || app === undefined || env === undefined) return null;
  const base = `/${org}/projects/${project}/apps/${app}`;
  const [tab] = pathname.slice(`${base}/${env}/`.length).split("/");
  const toEnvironment = (slug: string) => `${base}/${slug}${tab ? `/${tab}` : ""}`;
  const name = frame.environments.find(({ slug }) => slug === env)?.name ?? env;
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            data-environments
            aria-keyshortcuts="E"
            className="flex h-7 shrink-0 items-center gap-1.5 rounded-md border border-line-2 bg-surface px-2 font-medium hover:bg-surface-2 pointer-coarse:h-10"
          >
            <span className="sr-only">Environment:</span>
            <span className="max-w-32 truncate">{name}</span>
            <Icon name="chevron-down" className="size-3.5 text-ink-3" />
          </button>
        }
      >
        <MenuLabel>The same page in</MenuLabel>
        {frame.environments.map(({ slug, name: label }) => (
          <MenuLink key={slug} to={toEnvironment(slug)} current={slug === env}>
            {label}
          </MenuLink>
        ))}
      </Menu>
      <noscript>
        {frame.environments.map(({ slug, name: label }) => (
          <a key={slug} href={toEnvironment(slug)}>
            {label}{" "}
          </a>
        ))}
      </noscript>
    </>
  );
}
