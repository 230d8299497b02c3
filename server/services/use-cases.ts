import { createFirstAdministrator } from "./accounts/create-first-administrator";
import { signIn } from "./accounts/sign-in";
import { createFolder } from "./folders/create-folder";
import { deleteFolder } from "./folders/delete-folder";
import { moveFolder } from "./folders/move-folder";
import { renameFolder } from "./folders/rename-folder";
import { addMember } from "./members/add-member";
import { listMembers } from "./members/list-members";
import { createOrganization } from "./organizations/create-organization";
import { listActivity } from "./organizations/list-activity";
import { listOrganizations } from "./organizations/list-organizations";
import { readOrganization } from "./organizations/read-organization";
import { renameOrganization } from "./organizations/rename-organization";
import { createProject } from "./projects/create-project";
import { deleteProject } from "./projects/delete-project";
import { readProject } from "./projects/read-project";
import { renameProject } from "./projects/rename-project";
import { createTeam } from "./teams/create-team";
import { grantProject } from "./teams/grant-project";
import { setTeamMember } from "./teams/set-team-member";

/** Everything that can be asked of the product, by noun. Pages and procedures are doors to these and to nothing else. */
export const useCases = {
  accounts: { createFirstAdministrator, signIn },
  organizations: { createOrganization, listActivity, listOrganizations, readOrganization, renameOrganization },
  members: { addMember, listMembers },
  teams: { createTeam, grantProject, setTeamMember },
  projects: { createProject, deleteProject, readProject, renameProject },
  folders: { createFolder, deleteFolder, moveFolder, renameFolder },
} as const;

export type UseCases = typeof useCases;
