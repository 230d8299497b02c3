import { Icon } from "~/components/ui/icon";
import type { Mark } from "../../../server/domain/application/mark";
import { Ring } from "~/components/ui/ring";

const applicationWords = {
  bad: "failed or in a crash loop",
  warn: "a deployment was rolled back",
  moving: "a deployment is in progress",
} as const satisfies Record<Mark, string>;

/** The worst of what is below; nothing where all is fine. */
export function TreeMark({ mark, words = applicationWords }: { mark: Mark | null; words?: Record<Mark, string> }) {
  if (mark === null) return null;
  if (mark === "moving")
    return (
      <span title={words.moving} className="ml-auto [&>svg]:size-3.5">
        <Ring label={words.moving} />
      </span>
    );
  const [name, colour] =
    mark === "bad" ? (["circle-x", "text-bad-ink"] as const) : (["triangle-alert", "text-warn-ink"] as const);
  return <Icon name={name} label={words[mark]} className={`ml-auto size-3.5 ${colour}`} />;
}
