import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Field } from "~/components/ui/field";
import { useAppPath } from "~/lib/app-path";
import { count } from "~/lib/format";
import type { ApplicationRead } from "./types";

interface Props {
  readonly read: ApplicationRead;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** How many replicas shall serve. Nothing is replaced by it. */
export function ScaleDialog({ read, ...control }: Props) {
  return (
    <ConfirmDialog
      {...control}
      harmless
      title={`Scale ${read.application.name} in ${read.environment.name}`}
      fields={{ intent: "scale" }}
      action={useAppPath()}
      verb="Scale"
      inputs={(refusal) => (
        <Field
          label="Replicas"
          name="replicas"
          type="number"
          min={1}
          max={100}
          defaultValue={read.desired}
          required
          error={refusal?.fields.replicas}
        />
      )}
    >
      Replicas that are added get traffic when they were seen healthy; those that go finish their open requests first.
    </ConfirmDialog>
  );
}

/** Stopping takes the application from its visitors, so it asks. */
export function StopDialog({ read, ...control }: Props) {
  return (
    <ConfirmDialog
      {...control}
      title={`Stop ${read.application.name} in ${read.environment.name}?`}
      fields={{ intent: "stop" }}
      action={useAppPath()}
      verb={`Stop ${read.application.name}`}
    >
      <p>
        {count(read.desired, "replica")} will finish their open requests and stop. The domains answer with a page that
        says so.
      </p>
      <p className="pt-2">
        Configuration, variables, volumes and releases stay; Start brings r{read.release?.number} back.
      </p>
    </ConfirmDialog>
  );
}
