import { data, redirect } from "@remix-run/node";
import { useLoaderData, useOutletContext } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { UnsavedGuard } from "~/components/ui/unsaved-guard";
import { PendingBar } from "~/features/application/pending-bar";
import type { ApplicationRead } from "~/features/application/types";
import { isSaved } from "~/features/config/config-form";
import { DangerSection } from "~/features/config/danger-section";
import { HealthSection } from "~/features/config/health-section";
import { NameSection } from "~/features/config/name-section";
import { PlacementSection } from "~/features/config/placement-section";
import { ResourcesSection } from "~/features/config/resources-section";
import { RestartSection } from "~/features/config/restart-section";
import { RolloutSection } from "~/features/config/rollout-section";
import { RunNowSection } from "~/features/config/run-now-section";
import { RunSection } from "~/features/config/run-section";
import { runSettingsIntent } from "~/features/config/settings-intents";
import { type SettingsId, SettingsNav } from "~/features/config/settings-nav";
import { SourceSection } from "~/features/config/source-section";
import { VolumesSection } from "~/features/config/volumes-section";
import { crumbs } from "~/features/shell/crumbs";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf } from "~/lib/app-path";
import { page, submit } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";
import { useAnswer } from "~/lib/use-answer";

export const loader = page(async ({ context: { api }, params }) => {
  const at = appAddressOf(params);
  const [settings, placement] = await Promise.all([
    api.applications.readSettings(at),
    api.applications.readPlacement(at),
  ]);
  return { ...settings, placement };
});

export const action = submit(async (form, { context, params }) => {
  const at = appAddressOf(params);
  const result = await runSettingsIntent(context.api, at, form);
  return "deleted" in result ? redirect(`/${at.organization}/projects/${at.project}`) : data(result);
});

export const handle = crumbs<typeof loader>((_, params) => [
  { label: "Settings", to: `${appPathOf(params)}/settings` },
]);

export default function ApplicationSettings() {
  const settings = useLoaderData<typeof loader>();
  const read = useOutletContext<ApplicationRead>();
  const answer = useAnswer<typeof action>();
  const refusal = refusalOf(answer);
  const errors = refusal?.fields ?? {};
  const disabled = !read.rights.update || read.application.deletingSince !== null;
  const section = { config: read.config, errors, disabled };
  const canRun = read.rights.deploy && read.release !== null;
  const shown: SettingsId[] = [
    ...(["source", "run", "resources", "health", "restart", "rollout", "volumes", "placement"] as const),
    ...(canRun ? (["run-now"] as const) : []),
    "name",
    ...(read.rights.remove ? (["danger"] as const) : []),
  ];
  return (
    <UnsavedGuard>
      <Notice message={Object.keys(errors).length > 0 ? undefined : refusal?.message} />
      <div className="grid gap-x-10 side:grid-cols-[208px_minmax(0,1fr)]">
        <SettingsNav shown={shown} />
        <div className="flex min-w-0 flex-col gap-8">
          <SourceSection
            application={read.application}
            credential={settings.credential}
            errors={errors}
            disabled={disabled}
            saved={isSaved(answer, "source")}
          />
          <RunSection {...section} />
          <ResourcesSection {...section} />
          <HealthSection {...section} />
          <RestartSection {...section} />
          <RolloutSection {...section} />
          <VolumesSection {...section} volumeName={settings.volumeName} />
          <PlacementSection
            read={settings.placement}
            errors={errors}
            disabled={!read.rights.deploy || read.application.deletingSince !== null}
            saved={isSaved(answer, "placement")}
          />
          <RunNowSection read={read} />
          <NameSection read={read} folders={settings.folders} errors={errors} saved={isSaved(answer, "name")} />
          {read.rights.remove && <DangerSection application={read.application} settings={settings} />}
        </div>
      </div>
      <PendingBar />
    </UnsavedGuard>
  );
}
