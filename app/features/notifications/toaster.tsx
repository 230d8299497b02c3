import { useEffect, useState } from "react";
import { iconButton } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { Link } from "~/components/ui/link";
import { LevelIcon } from "./level-icon";
import type { Notice } from "./notice";
import { useMarkRead } from "./use-mark-read";
import { useToasts } from "./use-toasts";
import { describeLink, describeNotice, pathOfNotice } from "./words";

const showMs = 6_000;

/** Says at the foot of any page that what the reader asked for has ended. Both regions stand always, so that they are heard. */
export function Toaster({ organization }: { organization: string }) {
  const { toast, close } = useToasts(organization);
  const bad = toast !== undefined && toast.level === "bad";
  const shown = toast !== undefined && (
    <Toast key={toast.id} organization={organization} notice={toast} onClose={close} />
  );
  return (
    <section
      aria-label="What has ended"
      className="pointer-events-none fixed bottom-4 left-4 z-30 w-[min(380px,calc(100vw-32px))]"
    >
      <div role="status">{!bad && shown}</div>
      <div aria-live="assertive">{bad && shown}</div>
    </section>
  );
}

interface Props {
  readonly organization: string;
  readonly notice: Notice;
  readonly onClose: () => void;
}

/** Goes by itself, unless somebody is at it. A failure stays until it was seen. */
function Toast({ organization, notice, onClose }: Props) {
  const [held, setHeld] = useState(false);
  const markRead = useMarkRead();
  const stays = held || notice.level === "bad";
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(onClose, showMs);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is only held still; what is done is in the link and the button
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex items-start gap-3 rounded-xl bg-surface p-3 pl-4 shadow-pop"
    >
      <span className="flex h-5 items-center">
        <LevelIcon level={notice.level} />
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="font-[550]">{describeNotice(notice)}</p>
        {notice.level !== "good" && notice.detail !== null && (
          <p className="line-clamp-3 pt-0.5 text-ink-2">{notice.detail}</p>
        )}
        <Link
          to={pathOfNotice(organization, notice)}
          onClick={() => {
            markRead(notice.id);
            onClose();
          }}
          className="inline-block py-1 font-medium text-accent-ink hover:underline"
        >
          {describeLink(notice)}
        </Link>
      </div>
      <button type="button" aria-label="Close" onClick={onClose} className={`${iconButton} -my-1.5 -mr-1.5`}>
        <Icon name="x" />
      </button>
    </div>
  );
}
