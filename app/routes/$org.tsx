import { Outlet, useLoaderData } from "@remix-run/react";
import { ErrorPage } from "~/components/ui/error-page";
import { Sidebar } from "~/features/shell/sidebar";
import { TopBar } from "~/features/shell/top-bar";
import { page, param } from "~/lib/door";

export const loader = page(async ({ context, params }) =>
  context.api.organizations.readOrganization({ organization: param(params, "org") }),
);

export default function OrganizationFrame() {
  const frame = useLoaderData<typeof loader>();
  return (
    <div className="min-h-dvh min-[860px]:flex">
      <a href="#main" className="sr-only bg-surface p-2 focus:not-sr-only focus:absolute">
        Skip to the content
      </a>
      <Sidebar {...frame} />
      <div className="min-w-0 flex-1">
        <TopBar />
        <main id="main" className="flex max-w-[1520px] flex-col gap-8 px-4 py-6 min-[860px]:px-8">
          <Outlet context={frame} />
        </main>
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
