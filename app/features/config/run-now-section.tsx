import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { ApplicationRead } from "~/features/application/types";
import { useAppPath } from "~/lib/app-path";
import { SettingsSection } from "./settings-section";

/** What runs, at once and without a change of settings; here too for those without JavaScript. */
export function RunNowSection({ read }: { read: ApplicationRead }) {
  const action = useAppPath();
  if (!read.rights.deploy || read.release === null) return null;
  const stopped = read.desired === 0;
  return (
    <SettingsSection
      id="run-now"
      title="Restart, scale, stop"
      lead={
        stopped
          ? `The application is stopped. Start brings r${read.release.number} back.`
          : "At once, with the release that serves. Nothing is built."
      }
    >
      <div className="flex flex-wrap items-end gap-3">
        {stopped ? (
          <Ask intent="start" action={action} verb="Start" />
        ) : (
          <>
            <Ask intent="restart" action={action} verb="Restart all replicas" />
            <Ask intent="stop" action={action} verb="Stop all replicas" danger />
            <Form method="post" action={action} className="flex items-end gap-2">
              <input type="hidden" name="intent" value="scale" />
              <div className="w-24">
                <Field
                  label="Replicas"
                  name="replicas"
                  type="number"
                  min={1}
                  max={100}
                  defaultValue={read.desired}
                  required
                />
              </div>
              <SubmitButton>Scale</SubmitButton>
            </Form>
          </>
        )}
      </div>
    </SettingsSection>
  );
}

function Ask({
  intent,
  action,
  verb,
  danger = false,
}: {
  intent: string;
  action: string;
  verb: string;
  danger?: boolean;
}) {
  return (
    <Form method="post" action={action}>
      <SubmitButton name="intent" value={intent} look={danger ? "danger" : "default"}>
        {verb}
      </SubmitButton>
    </Form>
  );
}
