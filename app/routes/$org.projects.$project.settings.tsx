import { data, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData, useParams } from "@remix-run/react";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { ProjectTeams } from "~/features/members/project-teams";
import { parseGrantRole } from "~/features/members/role-words";
import { type ProjectFrame, useProjectFrame } from "~/features/projects/project-frame";
import { ProjectHeader } from "~/features/projects/project-header";
import { RemovalList } from "~/features/projects/removal-facts";
import { RenameForm } from "~/features/settings/rename-form";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit, text } from "~/lib/door";
import type { Removal } from "../../server/services/projects/find-removal";
import { refusalOf } from "~/lib/refusal";

export const meta: MetaFunction = ({ params }) => [{ title: `Settings · ${params.project} · Docker Manager` }];

export const handle = crumbs<typeof loader>(() => [{ label: "Settings" }]);

export const loader = page(async ({ context: { api }, params }) => {
  const at = { organization: param(params, "org"), project: param(params, "project") };
  const [grants, { rights }] = await Promise.all([api.projects.listGrants(at), api.projects.readProject(at)]);
  return { ...grants, removal: rights.remove ? await api.projects.readRemoval(at) : null };
});

export const action = submit(async (form, { context: { api }, params }) => {
  const at = { organization: param(params, "org"), project: param(params, "project") };
  switch (text(form, "intent")) {
    case "rename":
      await api.projects.renameProject({ ...at, name: text(form, "name") });
      return data({ saved: true });
    case "delete":
      await api.projects.deleteProject({ ...at, confirm: text(form, "confirm") });
      return redirect(`/${at.organization}`);
    default: {
      const { projectId } = await api.projects.listGrants(at);
      await api.teams.grantProject({
        projectId,
        teamId: text(form, "teamId"),
        role: parseGrantRole(text(form, "role")),
      });
      return data(null);
    }
  }
});

export default function ProjectSettings() {
  const { teams, rights, removal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const frame = useProjectFrame();
  const { org, project: slug } = useParams();
  const at = `/${org}/projects/${slug}`;
  const { project } = frame;
  return (
    <>
      <ProjectHeader at={at} frame={frame} />
      <Notice message={refusalOf(answer)?.fields.name === undefined ? refusalOf(answer)?.message : undefined} />
      {frame.rights.update && !project.deleting && (
        <Section title="Name">
          <RenameForm
            label="Name of the project"
            help="The address of its pages stays as it is."
            name={project.name}
            answer={answer}
          />
        </Section>
      )}
      <Environments frame={frame} />
      <Section title="Teams" note={teams.filter(({ role }) => role !== null).length}>
        <ProjectTeams org={String(org)} project={project.name} teams={teams} canManage={rights.manage} />
      </Section>
      {removal !== null && !project.deleting && <DeleteProject removal={removal} name={project.name} />}
    </>
  );
}

function Environments({ frame }: { frame: ProjectFrame }) {
  return (
    <Section title="Environments" note={frame.environments.length}>
      <p className="max-w-2xl text-ink-2">
        Each application has its own configuration, variables, domains and replicas in each of{" "}
        {frame.environments.map(({ name }) => name).join(", ")}.
      </p>
    </Section>
  );
}

function DeleteProject({ removal, name }: { removal: Removal; name: string }) {
  return (
    <Section title="Delete">
      <p className="max-w-2xl pb-3 text-ink-2">
        Everything that runs in it is taken down first: requests that are open are finished. Volumes stay on their
        nodes.
      </p>
      <ConfirmDialog
        trigger={`Delete ${name}…`}
        title={`Delete ${name}?`}
        word={name}
        fields={{ intent: "delete" }}
        verb={`Delete ${name}`}
      >
        <RemovalList removal={removal} whole />
      </ConfirmDialog>
    </Section>
  );
}
