import { CopyText } from "~/components/ui/copy-text";
import { KeyValues } from "~/components/ui/key-values";
import { Section } from "~/components/ui/section";
import { ReleaseTag } from "~/components/ui/tag";
import { Time } from "~/components/ui/time";
import { count } from "~/lib/format";
import type { ApplicationRead } from "./types";

type Release = NonNullable<ApplicationRead["release"]>;

/** What exactly serves. */
export function ReleaseFacts({ release }: { release: Release }) {
  const { number, imageId, imageRef, commit, commitMessage, createdAt, port, variables } = release;
  return (
    <Section title="Current release" end={<ReleaseTag release={number} />}>
      <KeyValues
        rows={[
          [
            "Image",
            <CopyText key="image" text={imageId} shown={`${imageId.slice(0, 19)}…`} what="the image’s digest" />,
          ],
          commit === null
            ? [
                "From",
                <span key="from" className="font-mono text-xs">
                  {imageRef}
                </span>,
              ]
            : ["Commit", <CommitText key="commit" commit={commit} message={commitMessage} />],
          ["Made", <Time key="made" at={createdAt} />],
          [
            "Variables",
            variables === null
              ? `version ${release.variablesVersion}`
              : `version ${release.variablesVersion}, ${count(variables, "value")}`,
          ],
          ["Port", String(port)],
          ["Limits", describeLimits(release.limits)],
        ]}
      />
    </Section>
  );
}

export function CommitText({ commit, message }: { commit: string; message: string | null }) {
  return (
    <>
      <span className="font-mono text-xs" title={commit}>
        {commit.slice(0, 7)}
      </span>{" "}
      {message}
    </>
  );
}

/** "0.5 CPU, 512 MiB each" */
function describeLimits({ cpus, memoryMb, pids }: Release["limits"]): string {
  const parts = [
    ...(cpus === null ? [] : [`${cpus} CPU`]),
    ...(memoryMb === null ? [] : [`${memoryMb} MiB`]),
    ...(pids === null ? [] : [`${pids} processes`]),
  ];
  return parts.length === 0 ? "none" : `${parts.join(", ")} each`;
}
