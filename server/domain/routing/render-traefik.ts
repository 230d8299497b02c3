import { renderGroup, renderWeighted } from "./render-services";
import { hostPathRule, isSafeRule } from "./rule";
import type { ApplicationRoutes, RoutingTable } from "./table";

export interface EdgeAddresses {
  /** host:port where the pages for "no such host" and "no healthy replica" are served */
  readonly pages: string;
}

type Json = { readonly [key: string]: unknown };

/**
 * Traefik's dynamic configuration for a routing table (https://doc.traefik.io/traefik/reference/dynamic-configuration/file/).
 * It never has an empty map, which Traefik would refuse, nor no router at all: the one that tells the revision is always there.
 * A rule that is not safe is left out.
 * @param revision told at /rev of the control entry point once this very table is live
 */
export function renderTraefik(table: RoutingTable, revision: number, { pages }: EdgeAddresses): Json {
  const apps = [...table.applications].sort((a, b) => (a.id < b.id ? -1 : 1)).filter(({ rules }) => rules.length > 0);
  return {
    http: {
      serversTransports: { app: { forwardingTimeouts: { dialTimeout: "500ms", idleConnTimeout: "1s" } } },
      middlewares: {
        rev: { headers: { customResponseHeaders: { "X-Rev": String(revision) } } },
        // softens the moment between the death of a replica and the table without it; only when nothing was sent
        retry: { retry: { attempts: 3, initialInterval: "20ms" } },
        "no-host": { replacePath: { path: "/no-host" } },
        "no-replica": { errors: { status: ["503"], service: "pages", query: "/no-replica.html" } },
        ...Object.assign({}, ...apps.map(renderStrips)),
      },
      routers: {
        rev: { entryPoints: ["ctl"], rule: "Path(`/rev`)", service: "ping@internal", middlewares: ["rev"] },
        "no-host": { entryPoints: ["web"], ...noHost },
        "no-host-tls": { entryPoints: ["websecure"], tls: {}, ...noHost },
        ...Object.assign({}, ...apps.map(renderRouters)),
      },
      services: {
        pages: { loadBalancer: { servers: [{ url: `http://${pages}` }] } },
        nobody: { loadBalancer: { servers: [] } },
        ...Object.assign({}, ...apps.map(renderServices)),
      },
    },
  };
}

/** Whatever no application has asked for. */
const noHost = { rule: "PathPrefix(`/`)", priority: 1, service: "pages", middlewares: ["no-host"] };

const stripName = (app: ApplicationRoutes, index: number) => `strip-${app.id}-${index}`;

const renderStrips = (app: ApplicationRoutes): Json =>
  Object.fromEntries(
    app.rules.flatMap((rule, index) =>
      rule.strip && rule.path !== "/" ? [[stripName(app, index), { stripPrefix: { prefixes: [rule.path] } }]] : [],
    ),
  );

function renderRouters(app: ApplicationRoutes): Json {
  const served = app.groups.some(({ targets }) => targets.length > 0);
  return Object.fromEntries(
    app.rules.flatMap((rule, index) => {
      if (!isSafeRule(rule)) return [];
      const strip = rule.strip && rule.path !== "/" ? [stripName(app, index)] : [];
      const router = {
        rule: hostPathRule(rule),
        service: served ? `app-${app.id}` : "nobody",
        middlewares: served ? [...strip, "retry"] : ["no-replica"],
      };
      return [
        [routerName(app.id, index), { entryPoints: ["web"], ...router }],
        [`${routerName(app.id, index)}-tls`, { entryPoints: ["websecure"], tls: {}, ...router }],
      ];
    }),
  );
}

const routerName = (application: string, rule: number) => `app-${application}-${rule}`;

/** Whose router it is, by its name; null for one of the edge's own. */
export function ownerOfRouter(name: string): { readonly application: string; readonly rule: number } | null {
  const [, application, rule] = /^app-(.+)-(\d+)(?:-tls)?(?:@file)?$/.exec(name) ?? [];
  return application === undefined ? null : { application, rule: Number(rule) };
}

function renderServices(app: ApplicationRoutes): Json {
  const groups = app.groups.filter(({ targets }) => targets.length > 0);
  if (groups.length === 0) return {};
  return {
    [`app-${app.id}`]: renderWeighted(groups),
    ...Object.fromEntries(groups.map((group) => [`g-${group.id}`, renderGroup(group)])),
  };
}

/** The text that is put into the edge's file. Traefik runs `{{ … }}` in any string as a template, so it never sees one. */
export const toFile = (configuration: Json): string => JSON.stringify(configuration).replaceAll("{{", "{\\u007b");
