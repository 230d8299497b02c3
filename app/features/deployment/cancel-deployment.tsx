import type { ButtonSize } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { useAppPath } from "~/lib/app-path";

interface Props {
  readonly deployment: { readonly number: number; readonly status: string; readonly cancelling: boolean };
  /** the release that served before */
  readonly previous: number | null;
  readonly size?: ButtonSize;
}

/** Ends a deployment at whatever step it is, and says before what that undoes. */
export function CancelDeployment({ deployment: { number, status, cancelling }, previous, size = "md" }: Props) {
  const action = useAppPath();
  if (cancelling) return <p className="text-ink-2">Cancelling: what was done is undone.</p>;
  return (
    <ConfirmDialog
      trigger="Cancel"
      triggerLook="default"
      triggerSize={size}
      title={`Cancel deployment #${number}?`}
      fields={{ intent: "cancel", number: String(number) }}
      action={action}
      verb={`Cancel #${number}`}
    >
      {describeUndo(status, previous)}
    </ConfirmDialog>
  );
}

function describeUndo(status: string, previous: number | null): string {
  if (status === "QUEUED") return "It has not begun: nothing is undone.";
  const serves = previous === null ? "Nothing served before." : `r${previous} serves on, untouched.`;
  if (status === "BUILDING") return `The build is stopped. ${serves}`;
  return previous === null
    ? "Its replicas are removed. Nothing served before, so nothing will serve."
    : `Replicas of r${previous} are brought back first and get the traffic; then the new ones are removed. No request is lost.`;
}
