import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useOutletContext } from "@remix-run/react";
import { notFound } from "../../server/domain/errors";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TeamMembers } from "~/features/members/team-members";
import { TeamProjects } from "~/features/members/team-projects";
import { parseGrantRole } from "~/features/members/role-words";
import { RenameForm } from "~/features/settings/rename-form";
import { crumbs } from "~/features/shell/crumbs";
import type { Frame } from "~/features/shell/frame";
import { page, param, submit, text } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";

export const handle = crumbs<typeof loader>(({ team }) => [{ label: team.name }]);

export const loader = page(async ({ context: { api }, params }) => {
  const organization = param(params, "org");
  const [{ members, teams }, { projects }] = await Promise.all([
    api.members.listMembers({ organization }),
    api.organizations.readOrganization({ organization }),
  ]);
  const team = teams.find(({ id }) => id === params.team);
  if (team === undefined) throw notFound("team");
  return { team, members, projects: projects.map(({ id, name }) => ({ id, name })) };
});

export const action = submit(async (form, { context: { api }, params }) => {
  const teamId = param(params, "team");
  const userId = text(form, "userId");
  switch (text(form, "intent")) {
    case "rename":
      await api.teams.renameTeam({ teamId, name: text(form, "name") });
      return data({ saved: true });
    case "delete":
      await api.teams.deleteTeam({ teamId });
      return redirect(`/${param(params, "org")}/settings/teams`);
    case "add":
    case "remove":
      await api.teams.setTeamMember({ teamId, userId, member: text(form, "intent") === "add" });
      return data(null);
    default:
      await api.teams.grantProject({
        teamId,
        projectId: text(form, "projectId"),
        role: parseGrantRole(text(form, "role")),
      });
      return data(null);
  }
});

export default function TeamPage() {
  const { team, members, projects } = useLoaderData<typeof loader>();
  const { rights } = useOutletContext<Frame>();
  const answer = useActionData<typeof action>();
  const can = rights.manageTeams;
  return (
    <>
      <Notice message={refusalOf(answer)?.message} />
      <TeamMembers team={team} members={members} canManage={can} />
      <TeamProjects team={team} projects={projects} canManage={can} />
      {can && (
        <>
          <Section title="Name">
            <RenameForm label="Name of the team" help="Only the name changes." name={team.name} answer={answer} />
          </Section>
          <Section title="Delete">
            <p className="pb-3 text-ink-2">Nothing that runs is touched, and its members stay in the organisation.</p>
            <ConfirmDialog
              trigger={`Delete ${team.name}…`}
              title={`Delete the team ${team.name}?`}
              fields={{ intent: "delete" }}
              verb="Delete team"
            >
              Its members keep their accounts, and lose at once what only this team gave them.
            </ConfirmDialog>
          </Section>
        </>
      )}
    </>
  );
}
