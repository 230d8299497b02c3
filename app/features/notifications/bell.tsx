import { useLocation } from "@remix-run/react";
import { iconButton } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { Link } from "~/components/ui/link";
import type { Frame } from "~/features/shell/frame";

const most = 99;

/** The way to what happened, and how much of it is unread. */
export function Bell({ frame: { organization, unread } }: { frame: Frame }) {
  const to = `/${organization.slug}/notifications`;
  const label = unread === 0 ? "Notifications" : `Notifications, ${unread} unread`;
  return (
    <Link
      to={to}
      aria-label={label}
      title={label}
      aria-current={useLocation().pathname === to ? "page" : undefined}
      className={`${iconButton} relative`}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-0 right-0 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-semibold text-[10px] text-on-accent tabular-nums"
        >
          {unread > most ? `${most}+` : unread}
        </span>
      )}
    </Link>
  );
}
