import { parseImageReference } from "../../domain/application/image-reference";
import type { RegistryLogin } from "../engine";
import { EngineError } from "../engine-error";
import { saidBy, statusOf, toEngineError } from "./call";
import { ProgressFailure } from "./progress";

/** As the header X-Registry-Auth carries it: the only way that a password goes to an engine. */
export const toAuth = ({ registry, username, password }: RegistryLogin) => ({
  username,
  password,
  serveraddress: registry === "docker.io" ? "https://index.docker.io/v1/" : registry,
});

const isDenied = (said: string) =>
  /unauthorized|denied|forbidden|authentication required|no basic auth|insufficient_scope/i.test(said);
const isAway = (said: string) => /lookup|dial|timeout|connection|\bEOF\b|x509|tls|http: server/i.test(said);
const isWithoutTls = (said: string) => /server gave HTTP response to HTTPS client/i.test(said);
const withoutTls = (registry: string) =>
  new EngineError(
    "unreachable",
    `${registry} speaks plain HTTP, which the node's engine refuses. Give the registry a certificate, or name it under "insecure-registries" in the node's daemon.json and restart its engine.`,
  );

/** What an engine said of a pull. */
export function toPullError(reference: string, login: RegistryLogin | null, error: unknown): EngineError {
  if (statusOf(error) === null && !(error instanceof ProgressFailure)) return toEngineError("pull an image", error);
  const said = saidBy(error);
  const { registry } = parseImageReference(reference);
  if (isDenied(said))
    return new EngineError(
      "denied",
      login === null
        ? `${registry} has no image ${reference}, or gives it only with a login. Check its name, or enter a login in the application's settings.`
        : `${registry} does not give ${reference} with this login. Check the user name and password in the application's settings.`,
    );
  if (statusOf(error) === 404 || /manifest unknown|not found|does not exist/i.test(said))
    return new EngineError("image_missing", `There is no image ${reference}. Check its name and tag.`);
  if (/toomanyrequests|rate limit/i.test(said))
    return new EngineError(
      "unreachable",
      `${registry} has had too many requests from the node. Try again later, or enter a login in the application's settings.`,
    );
  if (isWithoutTls(said)) return withoutTls(registry);
  if (isAway(said))
    return new EngineError("unreachable", `${registry} cannot be reached from the node (${said}). Try again later.`);
  return new EngineError("refused", `The node could not fetch ${reference}: ${said}.`);
}

/** What an engine said of a push. */
export function toPushError(reference: string, error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (statusOf(error) === null && !(error instanceof ProgressFailure)) return toEngineError("push an image", error);
  const said = saidBy(error);
  const { registry } = parseImageReference(reference);
  if (statusOf(error) === 404 || /does not exist locally|tag does not exist/i.test(said))
    return new EngineError("image_missing", `The node does not have ${reference}.`);
  if (isDenied(said))
    return new EngineError(
      "denied",
      `${registry} does not take ${reference} with this login. Check the registry in the organisation's settings.`,
    );
  if (isWithoutTls(said)) return withoutTls(registry);
  if (isAway(said)) return new EngineError("unreachable", `${registry} cannot be reached from the node (${said}).`);
  return new EngineError("refused", `${registry} did not take ${reference}: ${said}.`);
}
