import { type MetaFunction, redirect } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { Tabs } from "~/components/ui/tabs";
import { AppHeader } from "~/features/application/app-header";
import { runApplicationIntent } from "~/features/application/application-intents";
import { applicationCrumbs } from "~/features/application/application-crumbs";
import { crumbs } from "~/features/shell/crumbs";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf, useAppPath } from "~/lib/app-path";
import { page, submit } from "~/lib/door";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";
import { refusalOf } from "~/lib/refusal";
import { countPending } from "../../server/domain/application/pending";
import { useAnswer } from "~/lib/use-answer";

export const loader = page(async ({ context, params }) =>
  context.api.applications.readApplication(appAddressOf(params)),
);

/** The buttons that all its pages share. Whoever asks for a deployment is taken to its page. */
export const action = submit(async (form, { context, params }) => {
  const number = await runApplicationIntent(context.api, appAddressOf(params), form);
  return redirect(number === null ? appPathOf(params) : `${appPathOf(params)}/deployments/${number}`);
});

export const handle = crumbs<typeof loader>(applicationCrumbs);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.application.name} · ${data.environment.name} · Docker Manager` : "Docker Manager" },
];

export default function ApplicationFrame() {
  const read = useLoaderData<typeof loader>();
  useLiveRevalidation([read.application.id, read.appEnvironmentId]);
  const refusal = refusalOf(useAnswer<typeof action>());
  const base = useAppPath();
  const isOverview = useLocation().pathname.replace(/\/$/, "") === base;
  const pending = countPending(read.pending);
  const never = read.release === null && read.active === null;
  return (
    <>
      <div className="flex flex-col gap-5">
        <AppHeader read={read} showDeploy={!(never && isOverview)} />
        <Tabs
          label="Pages of this application"
          tabs={[
            { to: base, label: "Overview", end: true },
            { to: `${base}/deployments`, label: "Deployments" },
            ...(read.rights.readLogs ? [{ to: `${base}/logs`, label: "Logs" }] : []),
            { to: `${base}/metrics`, label: "Metrics" },
            ...(read.rights.openTerminal ? [{ to: `${base}/terminal`, label: "Terminal" }] : []),
            ...(read.rights.readVariables
              ? [{ to: `${base}/variables`, label: "Variables", note: pending > 0 ? `${pending} pending` : undefined }]
              : []),
            { to: `${base}/domains`, label: "Domains" },
            { to: `${base}/settings`, label: "Settings" },
          ]}
        />
      </div>
      <Notice message={refusal?.message} />
      <Outlet context={read} />
    </>
  );
}
