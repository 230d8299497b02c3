import type { IconName } from "~/components/ui/icon";

/** A place that the palette leads to. What changes something is asked for there, never here. */
export interface Destination {
  readonly to: string;
  readonly label: string;
  /** what it belongs to, beside its name */
  readonly note?: string;
  readonly icon: IconName;
  /** the key that leads there after "g" */
  readonly letter?: string;
}

export interface DestinationGroup {
  readonly title: string;
  readonly rows: readonly Destination[];
}
