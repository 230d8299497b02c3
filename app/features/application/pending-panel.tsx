import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Diff } from "~/components/ui/diff";
import { ScrollBox } from "~/components/ui/scroll-box";
import { Section } from "~/components/ui/section";
import { useAppPath } from "~/lib/app-path";
import { countPending } from "../../../server/domain/application/pending";
import { toDiff } from "./to-diff";
import type { ApplicationRead } from "./types";

type Read = Pick<ApplicationRead, "pending" | "active" | "rights" | "release" | "desired">;

/** What was changed and does not run yet, and the button that brings it there. */
export function PendingPanel({ read }: { read: Read }) {
  const n = countPending(read.pending);
  if (n === 0) return null;
  return (
    <Section title="Pending changes" note={n} bare>
      <div className="overflow-hidden rounded-lg border border-line">
        <ScrollBox label="What would change" className="max-h-96 p-3">
          <Diff groups={toDiff(read.pending)} />
        </ScrollBox>
        <div className="flex flex-wrap items-center justify-between gap-2 border-line border-t bg-bg px-3 py-2.5">
          <p className="min-w-0 flex-1 basis-40 text-ink-2 text-xs">{describeEffect(read)}</p>
          <DeployChanges read={read} />
        </div>
      </div>
    </Section>
  );
}

export function DeployChanges({ read }: { read: Read }) {
  const base = useAppPath();
  if (!read.rights.deploy) return null;
  return (
    <Form method="post" action={base}>
      <input type="hidden" name="intent" value="deploy-changes" />
      <SubmitButton size="sm">Deploy changes</SubmitButton>
    </Form>
  );
}

/** What deploying them means. */
export function describeEffect({ pending, active, release, desired }: Read): string {
  const how = pending.needsBuild
    ? "Needs a new image: the source or a build variable was changed."
    : `Needs no build: the image of r${release?.number} is used again.`;
  if (active !== null) return `${how} Waits until #${active.number} has ended.`;
  return desired === 0 ? `${how} Starts the application.` : how;
}
