import type { GrantRole } from "../../../server/domain/access/permissions";
import { Section } from "~/components/ui/section";
import { GrantForm, RoleLegend } from "./grant-form";
import { grantRoleWords } from "./role-words";

interface Props {
  readonly team: {
    readonly name: string;
    readonly grants: readonly { readonly role: GrantRole; readonly project: { readonly id: string } }[];
  };
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  readonly canManage: boolean;
}

/** What the team may do, by project. */
export function TeamProjects({ team, projects, canManage }: Props) {
  const roleIn = (id: string) => team.grants.find(({ project }) => project.id === id)?.role ?? null;
  return (
    <Section title="Projects" note={team.grants.length}>
      <RoleLegend />
      <ul className="max-w-2xl divide-y divide-line">
        {projects.map(({ id, name }) => {
          const role = roleIn(id);
          return (
            <li key={id} className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 py-1">
              <span className="min-w-0 font-[550] [overflow-wrap:anywhere]">{name}</span>
              {canManage ? (
                <GrantForm label={`${team.name} in ${name}`} fields={{ projectId: id }} role={role} />
              ) : (
                <span className="text-ink-2">{role === null ? "No access" : grantRoleWords[role].name}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
