import { param } from "./door";

export type AppAddress = ReturnType<typeof appAddressOf>;

/** An application in one environment, as use-cases take it, from the parts of the address. */
export const appAddressOf = (params: Readonly<Record<string, string | undefined>>) => ({
  organization: param(params, "org"),
  project: param(params, "project"),
  application: param(params, "app"),
  environment: param(params, "env"),
});
