import * as Dropdown from "@radix-ui/react-dropdown-menu";
import { Link } from "./link";
import type { ReactNode } from "react";
import { Icon } from "./icon";

const itemClass =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 text-left outline-none data-highlighted:bg-surface-2 pointer-coarse:min-h-11 [&>.icon]:text-ink-2";

export const menuContentClass =
  "z-30 max-h-[70dvh] min-w-48 max-w-[min(360px,calc(100vw-16px))] overflow-y-auto rounded-lg bg-surface p-1 shadow-pop";

interface MenuProps {
  /** the button that opens it; it has to be one element that takes a ref */
  readonly trigger: ReactNode;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

/** What can be done, or where one can go, behind a button. */
export function Menu({ trigger, align = "end", children }: MenuProps) {
  return (
    <Dropdown.Root>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content align={align} sideOffset={4} collisionPadding={8} className={menuContentClass}>
          {children}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

interface ItemProps {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function MenuItem({
  icon,
  children,
  onSelect,
  danger = false,
}: ItemProps & { onSelect: () => void; danger?: boolean }) {
  return (
    <Dropdown.Item
      onSelect={onSelect}
      className={`${itemClass} ${danger ? "text-bad-ink [&>.icon]:text-bad-ink" : ""}`}
    >
      {icon}
      {children}
    </Dropdown.Item>
  );
}

export function MenuLink({ icon, children, to, current = false }: ItemProps & { to: string; current?: boolean }) {
  return (
    <Dropdown.Item asChild>
      <Link to={to} className={itemClass} aria-current={current ? "true" : undefined}>
        {icon}
        <span className="min-w-0 flex-1 truncate">{children}</span>
        {current && <Icon name="check" />}
      </Link>
    </Dropdown.Item>
  );
}

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Dropdown.Label className="truncate px-2 pt-1.5 pb-1 text-ink-3 text-xs">{children}</Dropdown.Label>
);

export const MenuLine = () => <Dropdown.Separator className="-mx-1 my-1 h-px bg-line" />;

/** One of a few, with a mark at the one that is. */
export function MenuChoice<T extends string>({
  value,
  choices,
  onChange,
}: {
  value: T;
  choices: readonly { readonly value: T; readonly label: string }[];
  onChange: (value: T) => void;
}) {
  return (
    <Dropdown.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      {choices.map((choice) => (
        <Dropdown.RadioItem key={choice.value} value={choice.value} className={itemClass}>
          <span className="flex-1">{choice.label}</span>
          <Dropdown.ItemIndicator>
            <Icon name="check" className="text-ink-2" />
          </Dropdown.ItemIndicator>
        </Dropdown.RadioItem>
      ))}
    </Dropdown.RadioGroup>
  );
}
