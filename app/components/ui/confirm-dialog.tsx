import { useRef, useState } from "react";
import { createPart, usePart } from "~/lib/part";
import { useHydrated } from "~/lib/use-hydrated";
import { buttonClass } from "./button";
import { type Confirmation, ConfirmForm } from "./confirm-form";

/** What all questions draw once they are open: it comes when the page is alive. */
export const confirmContent = createPart(async () => (await import("./confirm-content")).ConfirmContent);

interface Props extends Confirmation {
  /** for a caller that opens it by itself, such as a menu */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A question before something that cannot be undone. Without JavaScript the same form opens in the page. */
export function ConfirmDialog({ open: held, onOpenChange, ...question }: Props) {
  const { trigger, triggerLook = "danger", triggerSize = "md", title, children } = question;
  const hydrated = useHydrated();
  const [own, setOwn] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const setOpen = onOpenChange ?? setOwn;
  const ConfirmContent = usePart(confirmContent, held ?? own);
  const triggerClass = buttonClass(triggerLook, triggerSize);
  const label = typeof trigger === "string" ? <span className="truncate">{trigger}</span> : trigger;
  if (!hydrated)
    return trigger === undefined ? null : (
      <details>
        <summary className={`${triggerClass} list-none`}>{trigger}</summary>
        <div className="mt-3 max-w-[480px] rounded-lg border border-line p-4 text-left">
          <p className="pb-2 font-semibold text-sm">{title}</p>
          <div className="pb-3 text-ink-2">{children}</div>
          <ConfirmForm {...question} />
        </div>
      </details>
    );
  return (
    <>
      {trigger !== undefined && (
        <button
          ref={button}
          type="button"
          aria-haspopup="dialog"
          aria-expanded={ConfirmContent !== null}
          onPointerEnter={confirmContent.load}
          onFocus={confirmContent.load}
          onClick={() => setOpen(true)}
          className={triggerClass}
        >
          {label}
        </button>
      )}
      {ConfirmContent !== null && (
        <ConfirmContent question={question} from={button.current} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
