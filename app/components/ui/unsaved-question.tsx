import * as AlertDialog from "@radix-ui/react-alert-dialog";
import { useReturnFocus } from "~/lib/use-return-focus";
import { buttonClass } from "./button";

/** Asks what is to become of what was changed and not sent. */
export function UnsavedQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <AlertDialog.Root open>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <AlertDialog.Content
          {...useReturnFocus()}
          className="fixed top-1/2 left-1/2 z-50 w-[min(480px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-xl bg-surface p-5 shadow-pop"
        >
          <AlertDialog.Title className="font-semibold text-base/6">Leave without saving?</AlertDialog.Title>
          <AlertDialog.Description className="pt-2 pb-4 text-ink-2">
            What you have changed on this page is not saved.
          </AlertDialog.Description>
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel className={buttonClass()} onClick={onStay}>
              Stay
            </AlertDialog.Cancel>
            <AlertDialog.Action className={buttonClass("destroy")} onClick={onLeave}>
              Leave
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
