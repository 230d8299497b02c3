import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Links, LiveReload, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "~/components/ui/error-page";
import { publicPage } from "~/lib/door";
import { KeptForms } from "~/lib/kept-forms";
import { LinkVisits } from "~/lib/links/link-visits";
import { parseLetterKeys } from "~/lib/letter-keys";
import { parseTimeZone } from "~/lib/moment";
import { useNonce } from "~/lib/nonce";
import { parseTheme } from "~/lib/theme";
import styles from "./styles/app.css";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: "Docker Manager" }];

export const loader = publicPage(async ({ request, context }) => ({
  theme: parseTheme(request.headers.get("cookie")),
  letterKeys: parseLetterKeys(request.headers.get("cookie")),
  user: context.user,
  // What the first drawing of times needs, so that server and browser write the same.
  timeZone: parseTimeZone(request.headers.get("cookie")),
  now: Date.now(),
}));

/** The theme comes with the page, from a cookie: no flash, and right without JavaScript too. */
export function Layout({ children }: { children: ReactNode }) {
  const theme = useRouteLoaderData<typeof loader>("root")?.theme ?? "system";
  const nonce = useNonce();
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <LinkVisits />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
        <LiveReload nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return (
    <>
      <Outlet />
      <KeptForms />
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
