import {
  type ShouldRevalidateFunction,
  useLoaderData,
  useLocation,
  useOutletContext,
  useParams,
} from "@remix-run/react";
import type { ApplicationRead } from "~/features/application/types";
import { type Found, FoundPage } from "~/features/logs/found-page";
import { LogPage } from "~/features/logs/log-page";
import { isFinding, parseLogSearch, toWish } from "~/features/logs/log-search";
import { crumbs } from "~/features/shell/crumbs";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf } from "~/lib/app-path";
import { page } from "~/lib/door";
import { isAppError } from "../../server/domain/errors";

/** Lines that are followed come by the socket alone, which asks for the right to read them; those that are looked for, with the page. */
export const loader = page(async ({ context: { api }, params, request }) => {
  const at = appAddressOf(params);
  const search = parseLogSearch(new URL(request.url).searchParams);
  const wish = toWish(search, Date.now());
  const place = search.line === null ? {} : ({ line: search.line, direction: "around" } as const);
  const [replicas, { deployments }, found] = await Promise.all([
    api.logs.listLoggedReplicas(at),
    api.deployments.listDeployments(at),
    isFinding(search) ? api.logs.readLogs({ ...at, ...wish, ...place }).catch(toRefusal) : null,
  ]);
  const marked = deployments.map(({ number, status, startedAt }) => ({ number, status, startedAt }));
  return { replicas, deployments: marked, found, search, wish };
});

/** What one can mend is told where one mends it. */
function toRefusal(error: unknown): Found {
  if (!isAppError(error) || error.code !== "invalid") throw error;
  return { lines: [], older: null, newer: null, stopped: error.message };
}

export const handle = crumbs((_, params) => [{ label: "Logs", to: `${appPathOf(params)}/logs` }]);

/** What was found stands still: an event about the application is no reason to search anew. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  isFinding(parseLogSearch(nextUrl.searchParams)) ? currentUrl.href !== nextUrl.href : defaultShouldRevalidate;

export default function Logs() {
  const { environment } = useOutletContext<ApplicationRead>();
  const { found, wish, ...read } = useLoaderData<typeof loader>();
  const { pathname, search: query } = useLocation();
  const rest = { ...appAddressOf(useParams()), environmentName: environment.name, ...read };
  // Another search is another list: nothing of the one before stays.
  if (found !== null) return <FoundPage key={pathname + query} {...rest} found={found} wish={wish} />;
  return <LogPage {...rest} />;
}
