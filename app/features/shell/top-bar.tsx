import { Form, useFetcher, useRouteLoaderData } from "@remix-run/react";
import { Contrast, LogOut } from "lucide-react";
import type { loader as rootLoader } from "~/root";

const order = { system: "light", light: "dark", dark: "system" } as const;

/** Who is signed in, the theme, and the way out. */
export function TopBar() {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const theme = root?.theme ?? "system";
  const fetcher = useFetcher();
  const button = "grid size-8 place-items-center rounded-md text-ink-2 hover:bg-surface-2 pointer-coarse:size-11";
  return (
    <header className="flex h-[52px] items-center justify-end gap-1 border-line border-b px-4">
      <span className="truncate pr-2 text-ink-2">{root?.user?.name}</span>
      <fetcher.Form method="post" action="/theme">
        <button
          className={button}
          name="theme"
          value={order[theme]}
          aria-label={`Theme: ${theme}. Change to ${order[theme]}`}
          type="submit"
        >
          <Contrast aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      </fetcher.Form>
      <Form method="post" action="/logout">
        <button className={button} aria-label="Sign out" type="submit">
          <LogOut aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      </Form>
    </header>
  );
}
