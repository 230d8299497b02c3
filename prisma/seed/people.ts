import type { Transaction } from "../../server/db/client";
import type { GrantRole, OrganizationRole } from "../../server/db/generated/client";
import { seedId } from "./random";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: OrganizationRole;
  readonly team: string | null;
}

const person = (name: string, role: OrganizationRole, team: string | null): Person => {
  const email = `${name.split(" ")[0]?.toLowerCase()}@demo.brinewood.example`;
  return { id: seedId("user", email), name, email, role, team };
};

/** The one whose sign-in is told. */
export const owner = person("Ines Novak", "OWNER", "Payments");
export const people: readonly [Person, ...Person[]] = [
  owner,
  person("Lena Vogt", "ADMIN", "Payments"),
  person("Ravi Menon", "MEMBER", "Parcels"),
  person("Tomasz Wilk", "MEMBER", "Parcels"),
  person("Aiko Mori", "MEMBER", "Warehouse"),
];

/** What each team may do, by the name of the project. */
export const teams: readonly { readonly name: string; readonly grants: Readonly<Record<string, GrantRole>> }[] = [
  { name: "Payments", grants: { "Checkout & billing": "MAINTAINER", "Parcel tracking": "VIEWER" } },
  { name: "Parcels", grants: { "Parcel tracking": "MAINTAINER", "Internal tools": "VIEWER" } },
  { name: "Warehouse", grants: { "Warehouse floor": "DEVELOPER" } },
];

interface Place {
  readonly organizationId: string;
  readonly projects: ReadonlyMap<string, string>;
  readonly passwordHashes: { readonly owner: string; readonly others: string };
}

export async function writePeople(tx: Transaction, { organizationId, projects, passwordHashes }: Place): Promise<void> {
  await tx.user.createMany({
    data: people.map(({ id, name, email }) => ({
      ...{ id, name, email },
      passwordHash: id === owner.id ? passwordHashes.owner : passwordHashes.others,
    })),
  });
  await tx.membership.createMany({ data: people.map(({ id: userId, role }) => ({ organizationId, userId, role })) });
  const teamId = (name: string) => seedId("team", name);
  await tx.team.createMany({
    data: teams.map(({ name }) => ({ id: teamId(name), organizationId, slug: name.toLowerCase(), name })),
  });
  await tx.teamMember.createMany({
    data: people.flatMap(({ id: userId, team }) => (team === null ? [] : [{ teamId: teamId(team), userId }])),
  });
  await tx.teamGrant.createMany({
    data: teams.flatMap(({ name, grants }) =>
      Object.entries(grants).flatMap(([project, role]) => {
        const projectId = projects.get(project);
        return projectId === undefined ? [] : [{ teamId: teamId(name), projectId, role }];
      }),
    ),
  });
}
