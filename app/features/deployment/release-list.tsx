import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Section } from "~/components/ui/section";
import { Tag, ReleaseTag } from "~/components/ui/tag";
import { Time } from "~/components/ui/time";
import type { ReleaseRow } from "~/features/application/types";
import { useAppPath } from "~/lib/app-path";

/** The releases whose images are kept: any of them can be gone back to. */
export function ReleaseList({ releases, canRollBack }: { releases: readonly ReleaseRow[]; canRollBack: boolean }) {
  const action = useAppPath();
  const current = releases.find((release) => release.current)?.number ?? 0;
  return (
    <div id="releases">
      <Section title="Kept releases" note={releases.length} bare>
        {releases.length === 0 && (
          <p className="border-line border-t pt-4 text-ink-2">
            None yet. Each deployment that was built makes one; its image is kept for going back.
          </p>
        )}
        <ul className="divide-y divide-line border-line border-y empty:hidden">
          {releases.map((release) => (
            <li key={release.number} className="flex flex-wrap items-center gap-x-2.5 gap-y-1 py-2.5">
              <ReleaseTag release={release.number} />
              <span className="min-w-0 flex-1">
                <span className="block truncate" title={nameOf(release)}>
                  {nameOf(release)}
                </span>
                <span className="block text-ink-3 text-xs">
                  {release.commit !== null && (
                    <>
                      <span className="font-mono">{release.commit.slice(0, 7)}</span>,{" "}
                    </>
                  )}
                  {release.requestedBy !== null && `${release.requestedBy}, `}
                  <Time at={release.createdAt} />
                  {!release.served && <span className="text-warn-ink">, never served</span>}
                </span>
              </span>
              {release.current ? (
                <Tag>current</Tag>
              ) : (
                canRollBack && (
                  <BringBack
                    release={release}
                    verb={release.number < current ? "Roll back" : "Deploy"}
                    action={action}
                  />
                )
              )}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** Asks before the release that serves is replaced by this one. */
function BringBack({
  release: { number, served },
  verb,
  action,
}: {
  release: ReleaseRow;
  verb: string;
  action: string;
}) {
  const back = verb === "Roll back";
  return (
    <ConfirmDialog
      trigger={
        <>
          {verb}
          <span className="sr-only">{back ? ` to r${number}` : ` r${number}`}</span>
        </>
      }
      triggerLook="default"
      triggerSize="sm"
      harmless
      title={back ? `Roll back to r${number}?` : `Deploy r${number}?`}
      fields={{ intent: "rollback", release: String(number) }}
      action={action}
      verb={back ? `Roll back to r${number}` : `Deploy r${number}`}
    >
      {!served && "It never served here: its deployment did not succeed. "}
      Its image, configuration and variables come back exactly as they were, replica by replica; no request is lost.
      What you have changed since stays as pending changes.
    </ConfirmDialog>
  );
}

const nameOf = ({ commitMessage, imageRef }: ReleaseRow): string => commitMessage ?? imageRef;
