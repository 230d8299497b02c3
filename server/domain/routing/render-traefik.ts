import { renderMesh } from "./render-mesh";
import { isEmpty, renderGroup, renderWeighted, withWays } from "./render-services";
import { hostPathRule, isSafeRule } from "./rule";
import type { ApplicationRoutes, Mesh, RoutingTable } from "./table";

export interface EdgeAddresses {
  /** host:port where the pages for "no such host" and "no healthy replica" are served */
  readonly pages: string;
  /** host:port at which Traefik itself takes requests of people */
  readonly own: string;
}

type Json = { readonly [key: string]: unknown };

/**
 * Traefik's dynamic configuration for a routing table (https://doc.traefik.io/traefik/reference/dynamic-configuration/file/).
 * It never has an empty map, which Traefik would refuse, nor no router at all: the one that tells the revision is always there.
 * A rule that is not safe is left out.
 * @param revision told at /rev of the control entry point once this very table is live
 */
export function renderTraefik(table: RoutingTable, revision: number, { pages, own }: EdgeAddresses): Json {
  const apps = [...table.applications]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .filter(({ rules }) => rules.length > 0)
    .map((app) => ({
      ...app,
      groups: app.groups.map((group) => withWays(group, table.mesh)).filter((g) => !isEmpty(g)),
    }));
  const mesh = renderMesh(table.mesh, own);
  const services = apps.map((app) => renderServices(app, table.mesh));
  return {
    http: {
      serversTransports: {
        app: { forwardingTimeouts: { dialTimeout: "500ms", idleConnTimeout: "1s" } },
        ...mesh.transports,
        ...Object.assign({}, ...services.map((one) => one.transports)),
      },
      middlewares: {
        rev: { headers: { customResponseHeaders: { "X-Rev": String(revision) } } },
        // softens the moment between the death of a replica and the table without it; only when nothing was sent
        retry: { retry: { attempts: 3, initialInterval: "20ms" } },
        // a node that is cut off takes the tries of several replicas, for about as long as we take to see it
        "retry-far": { retry: { attempts: 10, initialInterval: "20ms" } },
        "no-host": { replacePath: { path: "/no-host" } },
        "no-replica": { errors: { status: ["503"], service: "pages", query: "/no-replica.html" } },
        ...Object.assign({}, ...apps.map(renderStrips)),
      },
      routers: {
        rev: { entryPoints: ["ctl"], rule: "Path(`/rev`)", service: "ping@internal", middlewares: ["rev"] },
        "no-host": { entryPoints: ["web"], ...noHost },
        "no-host-tls": { entryPoints: ["websecure"], tls: {}, ...noHost },
        ...mesh.routers,
        ...Object.assign({}, ...apps.map(renderRouters)),
      },
      services: {
        pages: { loadBalancer: { servers: [{ url: `http://${pages}` }] } },
        nobody: { loadBalancer: { servers: [] } },
        ...mesh.services,
        ...Object.assign({}, ...services.map((one) => one.services)),
      },
    },
    ...mesh.outside,
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
  const served = app.groups.length > 0;
  const retry = app.groups.some(({ remotes }) => remotes.length > 0) ? "retry-far" : "retry";
  return Object.fromEntries(
    app.rules.flatMap((rule, index) => {
      if (!isSafeRule(rule)) return [];
      const strip = rule.strip && rule.path !== "/" ? [stripName(app, index)] : [];
      const router = {
        rule: hostPathRule(rule),
        service: served ? `app-${app.id}` : "nobody",
        middlewares: served ? [...strip, retry] : ["no-replica"],
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

function renderServices({ id, groups }: ApplicationRoutes, mesh: Mesh | null): { services: Json; transports: Json } {
  if (groups.length === 0) return { services: {}, transports: {} };
  const rendered = groups.map((group) => renderGroup(group, mesh));
  return {
    services: Object.assign({ [`app-${id}`]: renderWeighted(groups) }, ...rendered.map((one) => one.services)),
    transports: Object.assign({}, ...rendered.map((one) => one.transports)),
  };
}

/** The text that is put into the edge's file. Traefik runs `{{ … }}` in any string as a template, so it never sees one. */
export const toFile = (configuration: Json): string => JSON.stringify(configuration).replaceAll("{{", "{\\u007b");
