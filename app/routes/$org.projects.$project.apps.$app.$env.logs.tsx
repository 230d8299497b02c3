import { useOutletContext, useParams } from "@remix-run/react";
import type { ApplicationRead } from "~/features/application/types";
import { LogPage } from "~/features/logs/log-page";
import { crumbs } from "~/features/shell/crumbs";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf } from "~/lib/app-path";

export const handle = crumbs((_, params) => [{ label: "Logs", to: `${appPathOf(params)}/logs` }]);

/** Lines come by the socket alone, which asks for the right to read them. */
export default function Logs() {
  const { environment } = useOutletContext<ApplicationRead>();
  return <LogPage {...appAddressOf(useParams())} environmentName={environment.name} />;
}
