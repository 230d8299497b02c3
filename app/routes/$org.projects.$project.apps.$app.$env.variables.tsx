import { data, redirect } from "@remix-run/node";
import { useLoaderData, useOutletContext, useSearchParams } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { Notice } from "~/components/ui/notice";
import { UnsavedGuard } from "~/components/ui/unsaved-guard";
import { Section } from "~/components/ui/section";
import { PendingBar } from "~/features/application/pending-bar";
import type { ApplicationRead } from "~/features/application/types";
import { ImportForm } from "~/features/variables/import-form";
import { MissingVariables } from "~/features/variables/missing-variables";
import { VariableForm } from "~/features/variables/variable-form";
import { runVariableIntent } from "~/features/variables/variable-intents";
import { VariableTable } from "~/features/variables/variable-table";
import { crumbs } from "~/features/shell/crumbs";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf } from "~/lib/app-path";
import { page, submit } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";
import { useAnswer } from "~/lib/use-answer";

export const loader = page(async ({ context, params }) => context.api.variables.listVariables(appAddressOf(params)));

export const action = submit(async (form, { context, params }) => {
  const preview = await runVariableIntent(context.api, appAddressOf(params), form);
  return preview === null ? redirect(`${appPathOf(params)}/variables`) : data({ preview });
});

export const handle = crumbs<typeof loader>((_, params) => [
  { label: "Variables", to: `${appPathOf(params)}/variables` },
]);

export default function Variables() {
  const { variables, missing } = useLoaderData<typeof loader>();
  const { environment, rights } = useOutletContext<ApplicationRead>();
  const canWrite = rights.writeVariables;
  return (
    <>
      {canWrite && (
        <UnsavedGuard>
          <Editor />
        </UnsavedGuard>
      )}
      <Section
        title="Variables"
        note={variables.length}
        bare
        end={
          canWrite && (
            <>
              <Link className={buttonClass("default", "sm")} to="?import" keepScroll>
                <Icon name="file-input" />
                Paste .env
              </Link>
              <Link className={buttonClass("default", "sm")} to="?add" keepScroll>
                <Icon name="plus" />
                Add
              </Link>
            </>
          )
        }
      >
        {variables.length === 0 ? (
          <Empty sentence={`No variable in ${environment.name}. Add one, or paste a .env file.`} />
        ) : (
          <VariableTable variables={variables} canWrite={canWrite} />
        )}
      </Section>
      <MissingVariables missing={missing} environment={environment.name} canWrite={canWrite} />
      <PendingBar />
    </>
  );
}

/** The form that the address asks for, if it asks for one. */
function Editor() {
  const { variables } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const answer = useAnswer<typeof action>();
  const refusal = refusalOf(answer);
  const edited = variables.find(({ key }) => key === search.get("edit")) ?? null;
  const preview = typeof answer === "object" && answer !== null && "preview" in answer ? answer.preview : null;
  if (search.has("import")) return <ImportForm preview={preview} refusal={refusal} />;
  if (edited !== null || search.has("add"))
    return <VariableForm variable={edited} name={search.get("add") ?? ""} refusal={refusal} />;
  return <Notice message={refusal?.message} />;
}
