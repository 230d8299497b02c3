import { useCases } from "../services/use-cases";
import { asMutation, asQuery, router } from "./trpc";

const { organizations, members, teams, projects, folders } = useCases;

/** The typed interface for scripts and widgets: the same use-cases as the pages. Signing in is left to the pages. */
export const appRouter = router({
  organizations: router({
    list: asQuery(organizations.listOrganizations),
    read: asQuery(organizations.readOrganization),
    create: asMutation(organizations.createOrganization),
    rename: asMutation(organizations.renameOrganization),
    activity: asQuery(organizations.listActivity),
  }),
  members: router({ list: asQuery(members.listMembers), add: asMutation(members.addMember) }),
  teams: router({
    create: asMutation(teams.createTeam),
    grantProject: asMutation(teams.grantProject),
    setMember: asMutation(teams.setTeamMember),
  }),
  projects: router({
    read: asQuery(projects.readProject),
    create: asMutation(projects.createProject),
    rename: asMutation(projects.renameProject),
    delete: asMutation(projects.deleteProject),
  }),
  folders: router({
    create: asMutation(folders.createFolder),
    rename: asMutation(folders.renameFolder),
    move: asMutation(folders.moveFolder),
    delete: asMutation(folders.deleteFolder),
  }),
});

export type AppRouter = typeof appRouter;
