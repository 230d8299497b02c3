import { Form } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { SubmitButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { AppStatus } from "~/components/ui/status";
import { useAppPath } from "~/lib/app-path";
import { AppMenu } from "./app-menu";
import { Evidence } from "./evidence";
import type { ApplicationRead } from "./types";

/** The head of all pages of an application: its name, how it is, what can be done. */
export function AppHeader({ read, showDeploy }: { read: ApplicationRead; showDeploy: boolean }) {
  const { application, state, rights, active } = read;
  const deleting = application.deletingSince !== null;
  const canDeploy = rights.deploy && !deleting;
  return (
    <PageHeader
      title={application.name}
      badge={
        <span role="status">
          <AppStatus state={state} pill />
        </span>
      }
      evidence={<Evidence evidence={read.evidence} edge={read.edge} />}
      actions={
        canDeploy && (
          <>
            {read.release !== null && <AppMenu read={read} />}
            {showDeploy && <DeployButton primary={active === null} />}
          </>
        )
      }
    />
  );
}

/** Deploys the newest code, as configured now. */
export function DeployButton({ primary = true }: { primary?: boolean }) {
  return (
    <Form method="post" action={useAppPath()}>
      <input type="hidden" name="intent" value="deploy" />
      <SubmitButton look={primary ? "primary" : "default"}>
        <Icon name="rocket" />
        Deploy
      </SubmitButton>
    </Form>
  );
}
