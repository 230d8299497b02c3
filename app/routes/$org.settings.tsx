import { Outlet, useOutletContext } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { Tabs } from "~/components/ui/tabs";
import { crumbs } from "~/features/shell/crumbs";
import type { Frame } from "~/features/shell/frame";
import { page } from "~/lib/door";

export const meta = () => [{ title: "Settings · Docker Manager" }];

export const loader = page(async () => null);

export const handle = crumbs<typeof loader>((_data, { org }) => [{ label: "Settings", to: `/${org}/settings` }]);

export default function SettingsFrame() {
  const frame = useOutletContext<Frame>();
  const at = `/${frame.organization.slug}/settings`;
  return (
    <>
      <div className="flex flex-col gap-5">
        <PageHeader
          title="Settings"
          evidence={`Of ${frame.organization.name}: who belongs to it, and what they may do.`}
        />
        <Tabs
          label="Settings"
          tabs={[
            { to: at, label: "General", end: true },
            { to: `${at}/members`, label: "Members" },
            { to: `${at}/teams`, label: "Teams" },
            ...(frame.rights.update ? [{ to: `${at}/registry`, label: "Registry" }] : []),
          ]}
        />
      </div>
      <Outlet context={frame} />
    </>
  );
}
