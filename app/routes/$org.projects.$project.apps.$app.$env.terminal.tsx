import type { LinksFunction } from "@remix-run/node";
import { useOutletContext, useParams } from "@remix-run/react";
import type { ApplicationRead } from "~/features/application/types";
import { crumbs } from "~/features/shell/crumbs";
import { TerminalPage } from "~/features/terminal/terminal-page";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf } from "~/lib/app-path";
import styles from "xterm/css/xterm.css";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const handle = crumbs((_, params) => [{ label: "Terminal", to: `${appPathOf(params)}/terminal` }]);

/** The shell comes by a socket of its own, which asks for the right to open it. */
export default function Terminal() {
  const address = appAddressOf(useParams());
  // Another application is another terminal: nothing of the one before stays open.
  return (
    <TerminalPage key={Object.values(address).join("/")} address={address} read={useOutletContext<ApplicationRead>()} />
  );
}
