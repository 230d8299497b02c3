import * as AlertDialog from "@radix-ui/react-alert-dialog";
import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { type ReactNode, useRef } from "react";
import { buttonClass } from "./button";

/** Asks once before a page is left whose forms were changed and not sent. */
export function UnsavedGuard({ children }: { children: ReactNode }) {
  const changed = useRef(new Set<EventTarget | null>());
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      changed.current.size > 0 && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload((event) => {
    if (changed.current.size > 0) event.preventDefault();
  });
  return (
    <>
      <div
        className="contents"
        onInput={({ target }) => changed.current.add((target as HTMLInputElement).form)}
        onSubmit={({ target }) => changed.current.delete(target)}
      >
        {children}
      </div>
      <AlertDialog.Root open={blocker.state === "blocked"}>
        <AlertDialog.Portal>
          <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
          <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(480px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-xl bg-surface p-5 shadow-pop">
            <AlertDialog.Title className="font-semibold text-base/6">Leave without saving?</AlertDialog.Title>
            <AlertDialog.Description className="pt-2 pb-4 text-ink-2">
              What you have changed on this page is not saved.
            </AlertDialog.Description>
            <div className="flex flex-wrap justify-end gap-2">
              <AlertDialog.Cancel className={buttonClass()} onClick={() => blocker.reset?.()}>
                Stay
              </AlertDialog.Cancel>
              <AlertDialog.Action className={buttonClass("destroy")} onClick={() => blocker.proceed?.()}>
                Leave
              </AlertDialog.Action>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </>
  );
}
