import { useFetcher, useRouteLoaderData } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { iconButton } from "~/components/ui/button";
import { Drawer } from "~/components/ui/drawer";
import { Bell } from "~/features/notifications/bell";
import { PaletteButton } from "~/features/palette/palette-button";
import type { loader as rootLoader } from "~/root";
import { AccountMenu } from "./account-menu";
import { Breadcrumb } from "./breadcrumb";
import { EnvironmentSwitcher } from "./environment-switcher";
import type { Frame } from "./frame";
import { Sidebar } from "./sidebar";
import type { Tree } from "./use-tree";

/** Where the page is, in which environment, and what belongs to the reader. On a narrow page also the way to everything else. */
export function TopBar({ frame, tree }: { frame: Frame; tree: Tree }) {
  return (
    <header className="sticky top-0 z-20 flex h-[52px] items-center gap-1 border-line border-b bg-surface px-3 frame:gap-3 frame:px-6">
      <div className="frame:hidden">
        <Drawer
          title="Navigation"
          trigger={
            <button type="button" aria-label="Open navigation" className={iconButton}>
              <Icon name="menu" />
            </button>
          }
        >
          <Sidebar frame={frame} tree={tree} />
        </Drawer>
      </div>
      <Breadcrumb frame={frame} />
      <EnvironmentSwitcher />
      <PaletteButton frame={frame} />
      <ThemeButton />
      <Bell frame={frame} />
      <AccountMenu />
    </header>
  );
}

const next = { system: "light", light: "dark", dark: "system" } as const;

function ThemeButton() {
  const theme = useRouteLoaderData<typeof rootLoader>("root")?.theme ?? "system";
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/theme" className="hidden frame:block">
      <button
        type="submit"
        name="theme"
        value={next[theme]}
        title={`Theme: ${theme}`}
        aria-label={`Theme: ${theme}. Change to ${next[theme]}`}
        onClick={() => {
          document.documentElement.dataset.theme = next[theme];
        }}
        className={iconButton}
      >
        <Icon name="contrast" />
      </button>
    </fetcher.Form>
  );
}
