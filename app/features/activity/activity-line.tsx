import { CopyText } from "~/components/ui/copy-text";
import { Diff } from "~/components/ui/diff";
import { Icon } from "~/components/ui/icon";
import { KeyValues } from "~/components/ui/key-values";
import { Time } from "~/components/ui/time";
import { toChanges } from "./to-changes";
import type { Line } from "./types";
import { describeAction, describeDetail } from "./words";

/** One line, which opens to before and after, when exactly, and from where. It opens without JavaScript, too. */
export function ActivityLine({ line }: { line: Line }) {
  const changes = toChanges(line.detail);
  const detail = describeDetail(line.detail);
  const { address, requestId, userAgent } = line;
  return (
    <details className="group">
      <summary className="flex cursor-pointer gap-2 py-2 hover:bg-surface-2">
        <Icon name="chevron-right" className="mt-0.5 text-ink-3 group-open:rotate-90" />
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <b className="font-[550]">{line.actorName}</b>{" "}
          <span className="text-ink-2">{describeAction(line.action)}</span>{" "}
          <span className="font-[550]">{line.subjectName}</span>
          {detail !== "" && <span className="text-ink-3">, {detail}</span>}
        </span>
        <span className="shrink-0 text-ink-3">
          <Time at={line.createdAt} />
        </span>
      </summary>
      <div className="flex flex-col gap-4 pt-1 pb-4 pl-6">
        {changes.length > 0 && <Diff groups={changes} />}
        <KeyValues
          rows={[
            ["When", <Time key="when" at={line.createdAt} as="exact" />],
            ["Address", address ?? "Not known"],
            userAgent === null ? null : ["Browser", userAgent],
            requestId === null ? null : ["Request", <CopyText key="request" text={requestId} what="request id" />],
          ]}
        />
      </div>
    </details>
  );
}
