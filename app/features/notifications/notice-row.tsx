import { Form, useParams } from "@remix-run/react";
import { iconButton } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { Link } from "~/components/ui/link";
import { Time } from "~/components/ui/time";
import { LevelIcon } from "./level-icon";
import type { Notice } from "./notice";
import { useMarkRead } from "./use-mark-read";
import { describeNotice, pathOfNotice } from "./words";

/** What happened, why and when. Whoever opens it has read it. */
export function NoticeRow({ notice }: { notice: Notice }) {
  const { org = "" } = useParams();
  const markRead = useMarkRead();
  const { id, read, detail, at } = notice;
  const words = describeNotice(notice);
  return (
    <li className="flex min-h-11 items-start gap-3 py-2 hover:bg-surface-2">
      <span className="flex h-5 shrink-0 items-center gap-2">
        <span className={`size-2 rounded-full ${read ? "" : "bg-accent"}`} />
        <LevelIcon level={notice.level} />
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link
            to={pathOfNotice(org, notice)}
            onClick={() => !read && markRead(id)}
            className={`min-w-0 hover:underline ${read ? "text-ink-2" : "font-[550]"}`}
          >
            {!read && <span className="sr-only">Unread: </span>}
            {words}
          </Link>
          <span className="text-ink-3">
            <Time at={at} />
          </span>
        </p>
        {detail !== null && detail !== "" && <p className="line-clamp-3 pt-0.5 text-ink-2">{detail}</p>}
      </div>
      {!read && (
        <Form method="post" className="-my-1.5 shrink-0">
          <input type="hidden" name="id" value={id} />
          <button
            type="submit"
            name="intent"
            value="read"
            title="Mark as read"
            aria-label={`Mark as read: ${words}`}
            className={iconButton}
          >
            <Icon name="check" />
          </button>
        </Form>
      )}
    </li>
  );
}
