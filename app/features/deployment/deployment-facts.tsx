import { CopyText } from "~/components/ui/copy-text";
import { KeyValues } from "~/components/ui/key-values";
import { Section } from "~/components/ui/section";
import type { DeploymentRead } from "~/features/application/types";

/** What it was made of, and of the container that failed. */
export function DeploymentFacts({ read }: { read: DeploymentRead }) {
  const { imageId, imageRef, variablesVersion, commit, reason } = read.deployment;
  const container = read.failing?.container ?? null;
  if (imageId === null && container === null) return null;
  return (
    <Section title="Evidence">
      <KeyValues
        rows={[
          container === null ? null : ["Container", <CopyText key="c" text={container} what="the container’s name" />],
          imageId === null
            ? null
            : [
                "Image",
                <CopyText key="i" text={imageId} shown={`${imageId.slice(0, 19)}…`} what="the image’s digest" />,
              ],
          imageRef === null ? null : ["Reference", <CopyText key="r" text={imageRef} what="the image’s reference" />],
          commit === null
            ? null
            : ["Commit", <CopyText key="m" text={commit} shown={commit.slice(0, 12)} what="the commit" />],
          variablesVersion === null ? null : ["Variables", `version ${variablesVersion}`],
          reason === null ? null : ["Reason", <code key="x">{reason}</code>],
        ]}
      />
    </Section>
  );
}
