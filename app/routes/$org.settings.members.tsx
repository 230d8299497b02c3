import { data } from "@remix-run/node";
import { useLoaderData, useOutletContext } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { useState } from "react";
import { iconButton } from "~/components/ui/button";
import { Menu } from "~/components/ui/menu";
import { MenuItem } from "~/components/ui/menu-rows";
import { Section } from "~/components/ui/section";
import { Cell, Table } from "~/components/ui/table";
import { AddMember, MemberDialogs, type MemberQuestion } from "~/features/members/member-dialogs";
import { organizationRoleWords, parseOrganizationRole } from "~/features/members/role-words";
import { crumbs } from "~/features/shell/crumbs";
import type { Frame } from "~/features/shell/frame";
import { page, param, submit, text } from "~/lib/door";

export const meta = () => [{ title: "Members · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Members" }]);

export const loader = page(async ({ context, params }) =>
  context.api.members.listMembers({ organization: param(params, "org") }),
);

export const action = submit(async (form, { context: { api }, params }) => {
  const organization = param(params, "org");
  const role = parseOrganizationRole(text(form, "role")) ?? "MEMBER";
  const userId = text(form, "userId");
  const intent = text(form, "intent");
  if (intent === "role") await api.members.setRole({ organization, userId, role });
  else if (intent === "remove") await api.members.removeMember({ organization, userId });
  else {
    const person = { name: text(form, "name"), email: text(form, "email"), password: text(form, "password") };
    await api.members.addMember({ organization, role, ...person });
  }
  return data(null);
});

const heads = [
  { label: "Name" },
  { label: "E-mail", className: "hidden sm:table-cell" },
  { label: "Role" },
  { label: "Teams", className: "hidden frame:table-cell" },
  { label: "Menu", hidden: true },
];

export default function MembersPage() {
  const { members, teams } = useLoaderData<typeof loader>();
  const { rights } = useOutletContext<Frame>();
  const [question, setQuestion] = useState<MemberQuestion | null>(null);
  const teamsOf = (id: string) =>
    teams.filter((team) => team.members.some(({ userId }) => userId === id)).map(({ name }) => name);
  return (
    <Section title="Members" note={members.length} bare end={rights.manageMembers && <AddMember />}>
      <Table label="Members" heads={heads}>
        {members.map((member) => (
          <tr key={member.id}>
            <Cell className="font-[550] [overflow-wrap:anywhere]">
              {member.name}
              <span className="block font-normal text-ink-3 text-xs sm:hidden">{member.email}</span>
            </Cell>
            <Cell className="hidden text-ink-2 [overflow-wrap:anywhere] sm:table-cell">{member.email}</Cell>
            <Cell className="whitespace-nowrap">{organizationRoleWords[member.role].name}</Cell>
            <Cell className="hidden text-ink-2 frame:table-cell">{teamsOf(member.id).join(", ") || "none"}</Cell>
            <Cell align="right" className="w-10">
              {rights.manageMembers && (
                <Menu
                  trigger={
                    <button type="button" aria-label={`Actions for ${member.name}`} className={iconButton}>
                      <Icon name="ellipsis" />
                    </button>
                  }
                >
                  <MenuItem icon={<Icon name="user-pen" />} onSelect={() => setQuestion({ kind: "role", member })}>
                    Change role…
                  </MenuItem>
                  <MenuItem
                    danger
                    icon={<Icon name="user-minus" />}
                    onSelect={() => setQuestion({ kind: "remove", member })}
                  >
                    Remove…
                  </MenuItem>
                </Menu>
              )}
            </Cell>
          </tr>
        ))}
      </Table>
      <MemberDialogs question={question} onClose={() => setQuestion(null)} />
    </Section>
  );
}
