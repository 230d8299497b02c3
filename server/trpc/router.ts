import { useCases } from "../services/use-cases";
import { asMutation, asQuery, asStream, router } from "./trpc";

const {
  accounts,
  organizations,
  nodes,
  members,
  teams,
  projects,
  folders,
  applications,
  variables,
  domains,
  deployments,
  live,
} = useCases;

/** The typed interface for scripts and widgets: the same use-cases as the pages. Signing in is left to the pages. */
export const appRouter = router({
  account: router({
    read: asQuery(accounts.readAccount),
    rename: asMutation(accounts.renameAccount),
    changePassword: asMutation(accounts.changePassword),
    endSessions: asMutation(accounts.endSessions),
  }),
  organizations: router({
    list: asQuery(organizations.listOrganizations),
    read: asQuery(organizations.readOrganization),
    frame: asQuery(organizations.readFrame),
    overview: asQuery(organizations.readOverview),
    create: asMutation(organizations.createOrganization),
    rename: asMutation(organizations.renameOrganization),
    activity: asQuery(organizations.listActivity),
    search: asQuery(organizations.listMatches),
  }),
  nodes: router({
    list: asQuery(nodes.listNodes),
    read: asQuery(nodes.readNode),
    metrics: asQuery(nodes.readNodeMetrics),
  }),
  members: router({
    list: asQuery(members.listMembers),
    add: asMutation(members.addMember),
    setRole: asMutation(members.setRole),
    remove: asMutation(members.removeMember),
  }),
  teams: router({
    create: asMutation(teams.createTeam),
    rename: asMutation(teams.renameTeam),
    delete: asMutation(teams.deleteTeam),
    grantProject: asMutation(teams.grantProject),
    setMember: asMutation(teams.setTeamMember),
  }),
  projects: router({
    list: asQuery(projects.listProjects),
    read: asQuery(projects.readProject),
    matrix: asQuery(projects.readMatrix),
    grants: asQuery(projects.listGrants),
    removal: asQuery(projects.readRemoval),
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
  applications: router({
    read: asQuery(applications.readApplication),
    places: asQuery(applications.readPlaces),
    removal: asQuery(applications.readRemoval),
    overview: asQuery(applications.readOverview),
    seen: asQuery(applications.readSeen),
    metrics: asQuery(applications.readApplicationMetrics),
    settings: asQuery(applications.readSettings),
    create: asMutation(applications.createApplication),
    rename: asMutation(applications.renameApplication),
    move: asMutation(applications.moveApplication),
    updateSource: asMutation(applications.updateSource),
    updateConfig: asMutation(applications.updateConfig),
    delete: asMutation(applications.deleteApplication),
    volumes: asQuery(applications.listVolumes),
  }),
  variables: router({
    list: asQuery(variables.listVariables),
    set: asMutation(variables.setVariable),
    remove: asMutation(variables.removeVariable),
    import: asMutation(variables.importVariables),
  }),
  domains: router({
    list: asQuery(domains.listDomains),
    add: asMutation(domains.addDomain),
    remove: asMutation(domains.removeDomain),
  }),
  deployments: router({
    list: asQuery(deployments.listDeployments),
    releases: asQuery(deployments.listReleases),
    read: asQuery(deployments.readDeployment),
    deploy: asMutation(deployments.deployApplication),
    rollback: asMutation(deployments.rollbackApplication),
    restart: asMutation(deployments.restartApplication),
    scale: asMutation(deployments.scaleApplication),
    start: asMutation(deployments.startApplication),
    stop: asMutation(deployments.stopApplication),
    cancel: asMutation(deployments.cancelDeployment),
    log: asStream(deployments.followDeploymentLog),
  }),
  live: router({
    events: asStream(live.watchEvents),
    logs: asStream(live.followLogs),
    metrics: asStream(live.watchApplicationMetrics),
    nodeMetrics: asStream(live.watchNodeMetrics),
  }),
});

export type AppRouter = typeof appRouter;
