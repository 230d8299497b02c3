import { Form, useMatches, useRouteLoaderData } from "@remix-run/react";
import { useState } from "react";
import { Icon } from "~/components/ui/icon";
import { iconButton } from "~/components/ui/button";
import { Drawer } from "~/components/ui/drawer";
import { Bell } from "~/features/notifications/bell";
import type { ApplicationRead } from "~/features/application/types";
import { Keys } from "~/features/keys/keys";
import { applicationPages, organizationPages } from "~/features/palette/pages";
import { PaletteButton } from "~/features/palette/palette-button";
import { appPathOf } from "~/lib/app-path";
import { AccountMenu } from "./account-menu";
import { Breadcrumb } from "./breadcrumb";
import { EnvironmentSwitcher } from "./environment-switcher";
import type { Frame } from "./frame";
import { Sidebar } from "./sidebar";
import type { Tree } from "./use-tree";
import { useTheme } from "./use-theme";

const appRoute = "routes/$org.projects.$project.apps.$app.$env";

/** Where the page is, in which environment, and what belongs to the reader. On a narrow page also the way to everything else. */
export function TopBar({ frame, tree }: { frame: Frame; tree: Tree }) {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const base = appPathOf(useMatches().at(-1)?.params ?? {});
  const read = useRouteLoaderData(appRoute) as ApplicationRead | undefined;
  const inApplication = read === undefined ? [] : applicationPages(base, read);
  const pages = [...organizationPages(frame), ...inApplication];
  const toggle = (what: "palette" | "keys") => (on: boolean) => setOpen(on ? what : null);
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
      <PaletteButton frame={frame} open={open === "palette"} onOpen={toggle("palette")} />
      <ThemeButton />
      <Bell frame={frame} />
      <AccountMenu onKeys={() => setOpen("keys")} />
      <Keys
        org={frame.organization.slug}
        pages={pages}
        map={open === "keys"}
        onMap={toggle("keys")}
        onPalette={() => setOpen(open === "palette" ? null : "palette")}
      />
    </header>
  );
}

function ThemeButton() {
  const { theme, next, setTheme } = useTheme();
  return (
    <Form method="post" action="/theme" className="hidden frame:block">
      <button
        type="submit"
        name="theme"
        value={next}
        title={`Theme: ${theme}`}
        aria-label={`Theme: ${theme}. Change to ${next}`}
        onClick={(event) => {
          event.preventDefault();
          setTheme(next);
        }}
        className={iconButton}
      >
        <Icon name="contrast" />
      </button>
    </Form>
  );
}
