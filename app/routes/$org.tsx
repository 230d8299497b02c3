import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { ErrorPage, ErrorSection } from "~/components/ui/error-page";
import { Toaster } from "~/features/notifications/toaster";
import { DemoNotice } from "~/features/shell/demo-notice";
import { LiveNotice } from "~/features/shell/live-notice";
import { createMarkFilter } from "~/features/shell/mark-events";
import { Sidebar } from "~/features/shell/sidebar";
import { TopBar } from "~/features/shell/top-bar";
import { parseTreeChoices } from "~/features/shell/tree-choices";
import { useFocusOnPage } from "~/features/shell/use-focus-on-page";
import { useTree } from "~/features/shell/use-tree";
import { page, param } from "~/lib/door";
import { addConcern } from "~/lib/live/concerns";

export const loader = page(async ({ context, params, request }) => {
  const choices = parseTreeChoices(request.headers.get("cookie"));
  const { project, app: application } = params;
  const at = { organization: param(params, "org"), project, application };
  return { ...(await context.api.organizations.readFrame({ ...at, ...choices })), choices };
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function OrganizationFrame() {
  const frame = useLoaderData<typeof loader>();
  return (
    <Around frame={frame}>
      <Outlet context={frame} />
    </Around>
  );
}

function Around({ frame, children }: { frame: Loaded; children: ReactNode }) {
  const tree = useTree(frame);
  useFocusOnPage();
  useEffect(() => addConcern(createMarkFilter()), []);
  return (
    <div className="min-h-dvh frame:flex">
      <a
        href="#main"
        className="sr-only rounded-md bg-surface px-3 py-2 shadow-pop focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to the content
      </a>
      <aside
        aria-label="Navigation"
        className="sticky top-0 hidden h-dvh w-[248px] shrink-0 overflow-y-auto border-line border-r bg-bg frame:block"
      >
        <Sidebar frame={frame} tree={tree} />
      </aside>
      <div className="min-w-0 flex-1">
        <TopBar frame={frame} tree={tree} />
        {frame.organization.demo && <DemoNotice />}
        <LiveNotice organization={frame.organization.slug} />
        <main id="main" className="flex max-w-[1520px] flex-col gap-8 px-4 pt-5 pb-8 frame:px-8 frame:pt-6 frame:pb-10">
          {children}
        </main>
      </div>
      <Toaster organization={frame.organization.slug} />
    </div>
  );
}

/** What fails in a page leaves the frame standing; where the organisation itself cannot be read there is none. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("routes/$org");
  if (frame === undefined) return <ErrorPage />;
  return (
    <Around frame={frame}>
      <ErrorSection />
    </Around>
  );
}
