import * as AlertDialog from "@radix-ui/react-alert-dialog";
import { useReturnFocus } from "~/lib/use-return-focus";
import { buttonClass } from "./button";
import { type Confirmation, ConfirmForm } from "./confirm-form";

interface Props {
  readonly question: Confirmation;
  /** the button that asked it; without one, the focus goes back to where it was */
  readonly from: HTMLElement | null;
  readonly onClose: () => void;
}

/** An open question, over the page. Writing begins in its first field: in that for the word to type, if there is one. */
export function ConfirmContent({ question, from, onClose }: Props) {
  const { onOpenAutoFocus, onCloseAutoFocus } = useReturnFocus(from);
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <AlertDialog.Content
          onOpenAutoFocus={(event) => {
            onOpenAutoFocus();
            const fields = [...(event.currentTarget as HTMLElement).querySelectorAll("input:not([type=hidden])")];
            const first = fields.find((field) => field.getAttribute("name") === "confirm") ?? fields[0];
            if (!(first instanceof HTMLInputElement)) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-32px)] w-[min(480px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl bg-surface p-5 shadow-pop"
        >
          <AlertDialog.Title className="font-semibold text-base/6 [overflow-wrap:anywhere]">
            {question.title}
          </AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="pt-2 pb-4 text-ink-2 [overflow-wrap:anywhere]">{question.children}</div>
          </AlertDialog.Description>
          <ConfirmForm
            {...question}
            onDone={onClose}
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
