import { useLocation } from "@remix-run/react";
import {
  type ComponentPropsWithRef,
  cloneElement,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { createPart, usePart } from "~/lib/part";

const drawerContent = createPart(async () => (await import("./drawer-content")).DrawerContent);

interface Props {
  /** the button that opens it */
  readonly trigger: ReactElement<ComponentPropsWithRef<"button">>;
  readonly title: string;
  readonly children: ReactNode;
}

/** What stands at the side of a wide page, over a narrow one. Going somewhere closes it. */
export function Drawer({ trigger, title, children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const DrawerContent = usePart(drawerContent, open);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new place closes it
  useEffect(() => setOpen(false), [key]);
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        "aria-haspopup": "dialog",
        "aria-expanded": DrawerContent !== null,
        onPointerEnter: drawerContent.load,
        onFocus: drawerContent.load,
        onClick: () => setOpen(true),
      })}
      {DrawerContent !== null && (
        <DrawerContent title={title} from={button.current} onClose={() => setOpen(false)}>
          {children}
        </DrawerContent>
      )}
    </>
  );
}
