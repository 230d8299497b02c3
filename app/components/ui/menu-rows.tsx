import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Link } from "./link";
import { useMenuParts } from "./menu-parts";

const itemClass =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2 text-left outline-none data-highlighted:bg-surface-2 pointer-coarse:min-h-11 [&>.icon]:text-ink-2";

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
  const { Item } = useMenuParts();
  return (
    <Item onSelect={onSelect} className={`${itemClass} ${danger ? "text-bad-ink [&>.icon]:text-bad-ink" : ""}`}>
      {icon}
      {children}
    </Item>
  );
}

export function MenuLink({ icon, children, to, current = false }: ItemProps & { to: string; current?: boolean }) {
  const { Item } = useMenuParts();
  return (
    <Item asChild>
      <Link to={to} className={itemClass} aria-current={current ? "true" : undefined}>
        {icon}
        <span className="min-w-0 flex-1 truncate">{children}</span>
        {current && <Icon name="check" />}
      </Link>
    </Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useMenuParts();
  return <Label className="truncate px-2 pt-1.5 pb-1 text-ink-3 text-xs">{children}</Label>;
}

export function MenuLine() {
  const { Separator } = useMenuParts();
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}

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
  const { RadioGroup, RadioItem, ItemIndicator } = useMenuParts();
  return (
    <RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      {choices.map((choice) => (
        <RadioItem key={choice.value} value={choice.value} className={itemClass}>
          <span className="flex-1">{choice.label}</span>
          <ItemIndicator>
            <Icon name="check" className="text-ink-2" />
          </ItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  );
}
