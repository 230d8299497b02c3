import { useSubmit } from "@remix-run/react";
import { useState } from "react";
import { buttonClass } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { Link } from "~/components/ui/link";
import { Menu } from "~/components/ui/menu";
import { MenuItem, MenuLink } from "~/components/ui/menu-rows";
import { useAppPath } from "~/lib/app-path";
import { useHydrated } from "~/lib/use-hydrated";
import { ScaleDialog, StopDialog } from "./app-dialogs";
import type { ApplicationRead } from "./types";

/** What can be done with what runs. Without JavaScript the same is among the settings. */
export function AppMenu({ read }: { read: ApplicationRead }) {
  const base = useAppPath();
  const submit = useSubmit();
  const [dialog, setDialog] = useState<"scale" | "stop" | null>(null);
  const close = (open: boolean) => !open && setDialog(null);
  const stopped = read.desired === 0;
  const ask = (intent: string) => submit({ intent }, { method: "post", action: base });
  const face = (
    <>
      Actions
      <Icon name="chevron-down" />
    </>
  );
  if (!useHydrated())
    return (
      <Link className={buttonClass()} to={`${base}/settings#run-now`}>
        {face}
      </Link>
    );
  return (
    <>
      <Menu
        trigger={
          <button type="button" className={buttonClass()}>
            {face}
          </button>
        }
      >
        {stopped ? (
          <MenuItem onSelect={() => ask("start")} icon={<Icon name="play" />}>
            Start
          </MenuItem>
        ) : (
          <>
            <MenuItem onSelect={() => ask("restart")} icon={<Icon name="rotate-cw" />}>
              Restart
            </MenuItem>
            <MenuItem onSelect={() => setDialog("scale")} icon={<Icon name="scaling" />}>
              Scale…
            </MenuItem>
            <MenuItem onSelect={() => setDialog("stop")} icon={<Icon name="square" />}>
              Stop…
            </MenuItem>
          </>
        )}
        {read.rights.rollback && (
          <MenuLink to={`${base}/deployments#releases`} icon={<Icon name="undo-2" />}>
            Roll back to a release…
          </MenuLink>
        )}
      </Menu>
      <ScaleDialog read={read} open={dialog === "scale"} onOpenChange={close} />
      <StopDialog read={read} open={dialog === "stop"} onOpenChange={close} />
    </>
  );
}
