import { Outlet, useOutletContext } from "@remix-run/react";
import { crumbs } from "~/features/shell/crumbs";
import { page } from "~/lib/door";

export const loader = page(async () => null);

export const handle = crumbs<typeof loader>((_data, { org }) => [{ label: "Teams", to: `/${org}/settings/teams` }]);

export default function TeamsFrame() {
  return <Outlet context={useOutletContext()} />;
}
