import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import type { ThingView } from "../../../server/services/node-contents/to-view";
import { kindWords } from "./kinds";

interface Props {
  readonly thing: ThingView;
  /** it is a container that one may start and stop here */
  readonly control: boolean;
}

/** What can be done with a thing, each named before it happens; where it stays, why. */
export function ContentActions({ thing, control }: Props) {
  const { name, kind, state, removal } = thing;
  const { one } = kindWords[kind];
  const runs = state === "running" || state === "restarting" || state === "paused";
  return (
    <div className="flex flex-wrap items-center gap-2 empty:hidden">
      {control && !runs && (
        <Form method="post">
          <input type="hidden" name="intent" value="start" />
          <SubmitButton>Start</SubmitButton>
        </Form>
      )}
      {control && runs && (
        <>
          <Ask intent="restart" name={name} verb="Restart">
            It does not answer while it restarts. It is not Docker Manager’s: nobody moves its traffic meanwhile.
          </Ask>
          <Ask intent="stop" name={name} verb="Stop">
            What it serves gets no answer any more. It stays, and can be started again.
          </Ask>
        </>
      )}
      {removal?.allowed && (
        <ConfirmDialog
          trigger="Remove…"
          title={`Remove ${name}?`}
          word={name}
          fields={{ intent: "remove" }}
          verb={`Remove ${one}`}
        >
          {goes[kind]}
        </ConfirmDialog>
      )}
    </div>
  );
}

function Ask({ intent, name, verb, children }: { intent: string; name: string; verb: string; children: string }) {
  return (
    <ConfirmDialog
      trigger={`${verb}…`}
      triggerLook="default"
      title={`${verb} ${name}?`}
      fields={{ intent }}
      verb={`${verb} container`}
    >
      {children}
    </ConfirmDialog>
  );
}

/** What goes and what stays. */
const goes = {
  containers: "What it wrote over its image goes with it. Its volumes and its image stay.",
  images:
    "It goes with all its names. Layers that other images need stay. It can be fetched again only where a registry has it.",
  volumes: "Its data goes for good: there is no copy of it here.",
  networks: "Containers that name it cannot be started any more until it is made anew.",
} as const;
