import * as Dialog from "@radix-ui/react-dialog";
import type { ReactNode } from "react";
import { useReturnFocus } from "~/lib/use-return-focus";

interface Props {
  readonly title: string;
  /** the button that opened it */
  readonly from: HTMLElement | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** An open drawer, over the page. */
export function DrawerContent({ title, from, onClose, children }: Props) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Content
          aria-describedby={undefined}
          {...useReturnFocus(from)}
          className="fixed inset-y-0 left-0 z-50 flex w-[min(300px,calc(100vw-48px))] flex-col overflow-y-auto bg-bg shadow-pop"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
