import { Icon } from "~/components/ui/icon";
import type { Notice } from "./notice";

const looks = {
  good: { name: "circle-check", label: "Good", className: "text-ok-ink" },
  info: { name: "info", label: "Note", className: "text-ink-3" },
  warn: { name: "triangle-alert", label: "Warning", className: "text-warn-ink" },
  bad: { name: "circle-x", label: "Failure", className: "text-bad-ink" },
} as const;

/** How much it matters, at a glance. */
export const LevelIcon = ({ level }: Pick<Notice, "level">) => <Icon {...looks[level]} />;
