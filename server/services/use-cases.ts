import { changePassword } from "./accounts/change-password";
import { createFirstAdministrator } from "./accounts/create-first-administrator";
import { endSessions } from "./accounts/end-sessions";
import { readAccount } from "./accounts/read-account";
import { renameAccount } from "./accounts/rename-account";
import { signIn } from "./accounts/sign-in";
import { createApplication } from "./applications/create-application";
import { deleteApplication } from "./applications/delete-application";
import { readRemoval as readApplicationRemoval } from "./applications/read-removal";
import { listVolumes } from "./applications/list-volumes";
import { moveApplication } from "./applications/move-application";
import { readApplication } from "./applications/read-application";
import { readPlaces } from "./applications/read-places";
import { readOverview as readApplicationOverview } from "./applications/read-overview";
import { readSeen } from "./applications/read-seen";
import { readSettings } from "./applications/read-settings";
import { renameApplication } from "./applications/rename-application";
import { updateConfig } from "./applications/update-config";
import { updateSource } from "./applications/update-source";
import { cancelDeployment } from "./deployments/cancel-deployment";
import { deployApplication } from "./deployments/deploy-application";
import { followDeploymentLog } from "./deployments/follow-deployment-log";
import { listDeployments } from "./deployments/list-deployments";
import { listReleases } from "./deployments/list-releases";
import { readDeployment } from "./deployments/read-deployment";
import { restartApplication } from "./deployments/restart-application";
import { rollbackApplication } from "./deployments/rollback-application";
import { scaleApplication } from "./deployments/scale-application";
import { startApplication } from "./deployments/start-application";
import { stopApplication } from "./deployments/stop-application";
import { addDomain } from "./domains/add-domain";
import { listDomains } from "./domains/list-domains";
import { removeDomain } from "./domains/remove-domain";
import { importVariables } from "./variables/import-variables";
import { listVariables } from "./variables/list-variables";
import { removeVariable } from "./variables/remove-variable";
import { setVariable } from "./variables/set-variable";
import { createFolder } from "./folders/create-folder";
import { deleteFolder } from "./folders/delete-folder";
import { moveFolder } from "./folders/move-folder";
import { renameFolder } from "./folders/rename-folder";
import { followLogs } from "./logs/follow-logs";
import { followOrganizationLogs } from "./logs/follow-organization-logs";
import { listLoggedApplications } from "./logs/list-logged-applications";
import { listLoggedReplicas } from "./logs/list-logged-replicas";
import { readLogs } from "./logs/read-logs";
import { watchEvents } from "./live/watch-events";
import { readApplicationMetrics } from "./metrics/read-application-metrics";
import { readNodeMetrics } from "./metrics/read-node-metrics";
import { watchApplicationMetrics, watchNodeMetrics } from "./metrics/watch-metrics";
import { addMember } from "./members/add-member";
import { listMembers } from "./members/list-members";
import { removeMember } from "./members/remove-member";
import { setRole } from "./members/set-role";
import { adoptContainer } from "./node-contents/adopt-container";
import { controlContainer } from "./node-contents/control-container";
import { createNodeNetwork } from "./node-contents/create-node-network";
import { createNodeVolume } from "./node-contents/create-node-volume";
import { listNodeContents } from "./node-contents/list-node-contents";
import { pruneNode } from "./node-contents/prune-node";
import { readContainerLog } from "./node-contents/read-container-log";
import { readNodeContent } from "./node-contents/read-node-content";
import { readPrunePlan } from "./node-contents/read-prune-plan";
import { removeNodeContent } from "./node-contents/remove-node-content";
import { acceptHostKey } from "./nodes/accept-host-key";
import { cancelInstallation } from "./nodes/cancel-installation";
import { followInstallation } from "./nodes/follow-installation";
import { installDocker } from "./nodes/install-docker";
import { listMachines } from "./nodes/list-machines";
import { listNodeLinks } from "./nodes/list-node-links";
import { listNodes } from "./nodes/list-nodes";
import { readContextFile } from "./nodes/read-context-file";
import { readDockerCommand } from "./nodes/read-docker-command";
import { readInstallation } from "./nodes/read-installation";
import { readNewNode } from "./nodes/read-new-node";
import { readNode, readNodeHead } from "./nodes/read-node";
import { readNodeSettings } from "./nodes/read-node-settings";
import { registerNode } from "./nodes/register-node";
import { removeNode } from "./nodes/remove-node";
import { runPreflight } from "./nodes/run-preflight";
import { scanRange } from "./nodes/scan-range";
import { setNodeDuty } from "./nodes/set-node-duty";
import { switchContext } from "./nodes/switch-context";
import { updateNode } from "./nodes/update-node";
import { updateNodeAccess } from "./nodes/update-node-access";
import { listNotifications } from "./notifications/list-notifications";
import { markNotificationsRead } from "./notifications/mark-notifications-read";
import { readNotification } from "./notifications/read-notification";
import { readUnread } from "./notifications/read-unread";
import { createOrganization } from "./organizations/create-organization";
import { listDeployments as listOrganizationDeployments } from "./organizations/list-deployments";
import { readActivity } from "./organizations/read-activity";
import { listActivity } from "./organizations/list-activity";
import { listMatches } from "./organizations/list-matches";
import { listOrganizations } from "./organizations/list-organizations";
import { readFrame } from "./organizations/read-frame";
import { readOrganization } from "./organizations/read-organization";
import { readOverview } from "./organizations/read-overview";
import { renameOrganization } from "./organizations/rename-organization";
import { readPlacement } from "./placement/read-placement";
import { updatePlacement } from "./placement/update-placement";
import { createProject } from "./projects/create-project";
import { deleteProject } from "./projects/delete-project";
import { listGrants } from "./projects/list-grants";
import { listProjects } from "./projects/list-projects";
import { readMatrix } from "./projects/read-matrix";
import { readProject } from "./projects/read-project";
import { readRemoval } from "./projects/read-removal";
import { renameProject } from "./projects/rename-project";
import { checkRegistry } from "./registry/check-registry";
import { readRegistry } from "./registry/read-registry";
import { removeRegistry } from "./registry/remove-registry";
import { updateRegistry } from "./registry/update-registry";
import { createTeam } from "./teams/create-team";
import { deleteTeam } from "./teams/delete-team";
import { grantProject } from "./teams/grant-project";
import { renameTeam } from "./teams/rename-team";
import { setTeamMember } from "./teams/set-team-member";
import { openTerminal } from "./terminals/open-terminal";

/** Everything that can be asked of the product, by noun. Pages and procedures are doors to these and to nothing else. */
export const useCases = {
  accounts: { changePassword, createFirstAdministrator, endSessions, readAccount, renameAccount, signIn },
  organizations: {
    createOrganization,
    listActivity,
    readActivity,
    listDeployments: listOrganizationDeployments,
    listMatches,
    listOrganizations,
    readFrame,
    readOrganization,
    readOverview,
    renameOrganization,
  },
  nodes: {
    acceptHostKey,
    cancelInstallation,
    followInstallation,
    installDocker,
    listMachines,
    listNodeLinks,
    listNodes,
    readContextFile,
    readDockerCommand,
    readInstallation,
    readNewNode,
    readNode,
    readNodeHead,
    readNodeMetrics,
    readNodeSettings,
    registerNode,
    removeNode,
    runPreflight,
    scanRange,
    setNodeDuty,
    switchContext,
    updateNode,
    updateNodeAccess,
  },
  nodeContents: {
    adoptContainer,
    controlContainer,
    createNodeNetwork,
    createNodeVolume,
    listNodeContents,
    pruneNode,
    readContainerLog,
    readNodeContent,
    readPrunePlan,
    removeNodeContent,
  },
  notifications: { listNotifications, markNotificationsRead, readNotification, readUnread },
  registry: { checkRegistry, readRegistry, removeRegistry, updateRegistry },
  members: { addMember, listMembers, removeMember, setRole },
  teams: { createTeam, deleteTeam, grantProject, renameTeam, setTeamMember },
  projects: {
    createProject,
    deleteProject,
    listGrants,
    listProjects,
    readMatrix,
    readProject,
    readRemoval,
    renameProject,
  },
  folders: { createFolder, deleteFolder, moveFolder, renameFolder },
  applications: {
    createApplication,
    deleteApplication,
    listVolumes,
    moveApplication,
    readApplication,
    readApplicationMetrics,
    readPlacement,
    readPlaces,
    readRemoval: readApplicationRemoval,
    readOverview: readApplicationOverview,
    readSeen,
    readSettings,
    renameApplication,
    updateConfig,
    updatePlacement,
    updateSource,
  },
  variables: { importVariables, listVariables, removeVariable, setVariable },
  domains: { addDomain, listDomains, removeDomain },
  deployments: {
    cancelDeployment,
    deployApplication,
    followDeploymentLog,
    listDeployments,
    listReleases,
    readDeployment,
    restartApplication,
    rollbackApplication,
    scaleApplication,
    startApplication,
    stopApplication,
  },
  logs: { listLoggedApplications, listLoggedReplicas, readLogs },
  live: { followLogs, followOrganizationLogs, watchApplicationMetrics, watchEvents, watchNodeMetrics },
} as const;

/** What one opens and talks with in both directions, by a socket of its own. */
export const sessions = { openTerminal } as const;

export type UseCases = typeof useCases;
