import { data } from "@remix-run/node";
import { useLoaderData, useOutletContext } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Empty } from "~/components/ui/empty";
import { Field } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { Cell, Table } from "~/components/ui/table";
import { grantRoleWords } from "~/features/members/role-words";
import type { Frame } from "~/features/shell/frame";
import { page, param, submit, text } from "~/lib/door";
import { count } from "~/lib/format";

export const meta = () => [{ title: "Teams · Docker Manager" }];

export const loader = page(async ({ context, params }) =>
  context.api.members.listMembers({ organization: param(params, "org") }),
);

export const action = submit(async (form, { context, params }) => {
  await context.api.teams.createTeam({ organization: param(params, "org"), name: text(form, "name") });
  return data(null);
});

const wide = "hidden sm:table-cell";
const heads = [{ label: "Team" }, { label: "Members", className: wide }, { label: "Projects" }];

export default function TeamsPage() {
  const { teams } = useLoaderData<typeof loader>();
  const { organization, rights } = useOutletContext<Frame>();
  return (
    <Section title="Teams" note={teams.length} bare end={rights.manageTeams && <NewTeam />}>
      {teams.length === 0 ? (
        <Empty sentence="No team yet. A team gives its members a role in the projects that it is given." />
      ) : (
        <Table label="Teams" heads={heads}>
          {teams.map(({ id, name, members, grants }) => (
            <tr key={id}>
              <Cell className="font-[550] [overflow-wrap:anywhere]">
                <Link to={`/${organization.slug}/settings/teams/${id}`} className="hover:underline">
                  {name}
                </Link>
                <span className="block font-normal text-ink-3 sm:hidden">{count(members.length, "member")}</span>
              </Cell>
              <Cell className={`whitespace-nowrap text-ink-2 ${wide}`}>{count(members.length, "member")}</Cell>
              <Cell className="text-ink-2 [overflow-wrap:anywhere]">
                {grants
                  .map(({ role, project }) => `${project.name} (${grantRoleWords[role].name.toLowerCase()})`)
                  .join(", ") || "none"}
              </Cell>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}

const NewTeam = () => (
  <ConfirmDialog
    trigger="New team"
    triggerLook="primary"
    harmless
    title="New team"
    fields={{}}
    verb="Create team"
    inputs={(refusal) => <Field label="Name" name="name" required maxLength={60} error={refusal?.fields.name} />}
  >
    Then add members to it, and give it a role in projects.
  </ConfirmDialog>
);
