import type { Api } from "../../../server/services/api";

type Read<F extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>;

/** What the server reads for the pages of an application. */
export type ApplicationRead = Read<Api["applications"]["readApplication"]>;
export type OverviewRead = Read<Api["applications"]["readOverview"]>;
export type SettingsRead = Read<Api["applications"]["readSettings"]>;
export type PlacementRead = Read<Api["applications"]["readPlacement"]>;
export type DeploymentRead = Read<Api["deployments"]["readDeployment"]>;
export type DeploymentRow = Read<Api["deployments"]["listDeployments"]>["deployments"][number];
export type ReleaseRow = Read<Api["deployments"]["listReleases"]>["releases"][number];
export type VariablesRead = Read<Api["variables"]["listVariables"]>;
export type DomainRow = Read<Api["domains"]["listDomains"]>["domains"][number];
export type StepRow = DeploymentRead["steps"][number];
