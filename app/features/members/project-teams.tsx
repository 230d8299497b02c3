import { Link } from "~/components/ui/link";
import type { GrantRole } from "../../../server/domain/access/permissions";
import { TextLink } from "~/components/ui/text-link";
import { count } from "~/lib/format";
import { GrantForm, RoleLegend } from "./grant-form";
import { grantRoleWords } from "./role-words";

interface Props {
  readonly org: string;
  readonly project: string;
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
    readonly members: number;
    readonly role: GrantRole | null;
  }[];
  readonly canManage: boolean;
}

/** Which teams may do what in a project. */
export function ProjectTeams({ org, project, teams, canManage }: Props) {
  if (teams.length === 0)
    return (
      <p className="text-ink-2">
        There is no team yet; only administrators and owners see this project.{" "}
        {canManage && <TextLink to={`/${org}/settings/teams`}>Make a team</TextLink>}
      </p>
    );
  return (
    <>
      <RoleLegend />
      <ul className="max-w-2xl divide-y divide-line">
        {teams.map(({ id, name, members, role }) => (
          <li key={id} className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 py-1">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <Link to={`/${org}/settings/teams/${id}`} className="font-[550] hover:underline">
                {name}
              </Link>{" "}
              <span className="text-ink-3">{count(members, "member")}</span>
            </span>
            {canManage ? (
              <GrantForm label={`${name} in ${project}`} fields={{ teamId: id }} role={role} />
            ) : (
              <span className="text-ink-2">{role === null ? "No access" : grantRoleWords[role].name}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
