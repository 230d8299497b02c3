import type { Read } from "~/lib/read";

export type LoggedApplicationsRead = Read<"logs", "listLoggedApplications">;
export type LoggedApplication = LoggedApplicationsRead["followed"][number];
