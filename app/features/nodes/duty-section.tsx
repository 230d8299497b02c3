import { Form } from "@remix-run/react";
import type { Duty } from "../../../server/domain/node/node-words";
import { SubmitButton } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Section } from "~/components/ui/section";
import { Time } from "~/components/ui/time";

const sentences: Readonly<Record<Duty, string>> = {
  active: "New replicas may come to it.",
  draining: "It is being drained: no new replica comes, and those on it move away one by one.",
  disabled: "It is disabled: no new replica comes; those on it go on serving.",
};

/** Whether replicas may come, shall go, or shall stay as they are. */
export function DutySection({ name, duty, since }: { name: string; duty: Duty; since: Date | string | null }) {
  return (
    <Section title="Duty">
      <p className="pb-3 text-ink-2">
        {sentences[duty]}
        {since !== null && (
          <>
            {" "}
            Since <Time at={since} />.
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {duty !== "active" && <Change intent="activate" verb="Let replicas come" />}
        {duty !== "draining" && (
          <ConfirmDialog
            trigger="Drain…"
            triggerLook="default"
            title={`Drain ${name}?`}
            fields={{ intent: "drain" }}
            verb={`Drain ${name}`}
            harmless
          >
            Each replica on it is started elsewhere, gets the traffic once it is healthy, and only then ends here: no
            request fails. What may run nowhere else stays, and says so.
          </ConfirmDialog>
        )}
        {duty !== "disabled" && <Change intent="disable" verb="Disable" />}
      </div>
    </Section>
  );
}

function Change({ intent, verb }: { intent: string; verb: string }) {
  return (
    <Form method="post" preventScrollReset>
      <SubmitButton name="intent" value={intent}>
        {verb}
      </SubmitButton>
    </Form>
  );
}
