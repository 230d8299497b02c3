import { Icon } from "~/components/ui/icon";
import { Time } from "~/components/ui/time";
import type { Read } from "~/lib/read";

type Registry = NonNullable<Read<"registry", "readRegistry">["registry"]>;

/** Whether the registry took what was pushed last. */
export function RegistryState({ registry: { checkedAt, problem, problemAt } }: { registry: Registry }) {
  if (problem === null || problemAt === null)
    return (
      <p className="flex gap-2 text-ink-2">
        <Icon name="circle-check" className="mt-0.5 text-ok-ink" />
        <span>
          Seen to take what is pushed <Time at={checkedAt} />.
        </span>
      </p>
    );
  return (
    <p className="flex gap-2 rounded-lg border border-line bg-warn-soft p-3 [overflow-wrap:anywhere]">
      <Icon name="triangle-alert" className="mt-0.5 text-warn-ink" />
      <span>
        The push failed <Time at={problemAt} />: {problem} Deployments go on: nodes get images from one another.
      </span>
    </p>
  );
}
