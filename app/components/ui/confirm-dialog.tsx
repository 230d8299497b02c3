import * as AlertDialog from "@radix-ui/react-alert-dialog";
import { useRef, useState } from "react";
import { useHydrated } from "~/lib/use-hydrated";
import { focusOrigin } from "~/lib/use-return-focus";
import { buttonClass } from "./button";
import { type Confirmation, ConfirmForm } from "./confirm-form";

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
  const from = useRef<Element | null>(null);
  const open = held ?? own;
  const setOpen = onOpenChange ?? setOwn;
  const triggerClass = buttonClass(triggerLook, triggerSize);
  const label = typeof trigger === "string" ? <span className="truncate">{trigger}</span> : trigger;
  if (!hydrated)
    return trigger === undefined ? null : (
      <details>
        <summary className={`${triggerClass} list-none`}>{label}</summary>
        <div className="mt-3 max-w-[480px] rounded-lg border border-line p-4 text-left">
          <p className="pb-2 font-semibold text-sm">{title}</p>
          <div className="pb-3 text-ink-2">{children}</div>
          <ConfirmForm {...question} />
        </div>
      </details>
    );
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      {trigger !== undefined && <AlertDialog.Trigger className={triggerClass}>{label}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <AlertDialog.Content
          onOpenAutoFocus={(event) => {
            from.current = focusOrigin();
            const fields = [...(event.currentTarget as HTMLElement).querySelectorAll("input:not([type=hidden])")];
            const first = fields.find((field) => field.getAttribute("name") === "confirm") ?? fields[0];
            if (!(first instanceof HTMLInputElement)) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Without a button of its own, the focus goes back to where it was.
            if (trigger !== undefined || !(from.current instanceof HTMLElement)) return;
            event.preventDefault();
            from.current.focus();
          }}
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-32px)] w-[min(480px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl bg-surface p-5 shadow-pop"
        >
          <AlertDialog.Title className="font-semibold text-base/6 [overflow-wrap:anywhere]">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="pt-2 pb-4 text-ink-2 [overflow-wrap:anywhere]">{children}</div>
          </AlertDialog.Description>
          <ConfirmForm
            {...question}
            onDone={() => setOpen(false)}
            cancel={
              <AlertDialog.Cancel type="button" className={buttonClass()}>
                Cancel
              </AlertDialog.Cancel>
            }
          />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
