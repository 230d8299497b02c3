/** Containers are found by these, never only by a stored id. */
export const managedLabel = "docker-manager.managed";

export const labelNames = {
  managed: managedLabel,
  application: "docker-manager.application",
  environment: "docker-manager.environment",
  appEnvironment: "docker-manager.app-environment",
  release: "docker-manager.release",
  deployment: "docker-manager.deployment",
  slot: "docker-manager.slot",
  attempt: "docker-manager.attempt",
  replica: "docker-manager.replica",
  edge: "docker-manager.edge",
} as const;
