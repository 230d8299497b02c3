import * as Menu from "@radix-ui/react-dropdown-menu";
import { useSubmit } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import { type ReactNode, useState } from "react";
import { buttonClass } from "~/components/ui/button";
import { useAppPath } from "~/lib/app-path";
import { useHydrated } from "~/lib/use-hydrated";
import { ScaleDialog, StopDialog } from "./app-dialogs";
import type { ApplicationRead } from "./types";

const itemClass =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 text-left outline-none data-highlighted:bg-surface-2 pointer-coarse:min-h-11 [&>.icon]:text-ink-2";

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
      <Menu.Root>
        <Menu.Trigger className={buttonClass()}>{face}</Menu.Trigger>
        <Menu.Portal>
          <Menu.Content align="end" sideOffset={4} className="z-30 min-w-52 rounded-lg bg-surface p-1 shadow-pop">
            {!stopped && (
              <Item onSelect={() => ask("restart")} icon={<Icon name="rotate-cw" />}>
                Restart
              </Item>
            )}
            <Item onSelect={() => setDialog("scale")} icon={<Icon name="scaling" />} hidden={stopped}>
              Scale…
            </Item>
            {stopped ? (
              <Item onSelect={() => ask("start")} icon={<Icon name="play" />}>
                Start
              </Item>
            ) : (
              <Item onSelect={() => setDialog("stop")} icon={<Icon name="square" />}>
                Stop…
              </Item>
            )}
            {read.rights.rollback && (
              <Menu.Item asChild>
                <Link className={itemClass} to={`${base}/deployments#releases`}>
                  <Icon name="undo-2" />
                  Roll back to a release…
                </Link>
              </Menu.Item>
            )}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <ScaleDialog read={read} open={dialog === "scale"} onOpenChange={close} />
      <StopDialog read={read} open={dialog === "stop"} onOpenChange={close} />
    </>
  );
}

function Item({
  children,
  icon,
  onSelect,
  hidden = false,
}: {
  children: ReactNode;
  icon: ReactNode;
  onSelect: () => void;
  hidden?: boolean;
}) {
  if (hidden) return null;
  return (
    <Menu.Item className={itemClass} onSelect={onSelect}>
      {icon}
      {children}
    </Menu.Item>
  );
}
