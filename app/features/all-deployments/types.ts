import type { Read } from "~/lib/read";

export type DeploymentsRead = Read<"organizations", "listDeployments">;
export type DeploymentRow = DeploymentsRead["rows"][number];
