import type { EngineInfo } from "../../docker/engine-info";
import { AppError, invalid } from "../../domain/errors";
import { judgePreflight, passes } from "../../domain/node/judge-preflight";
import type { FoundHostKey } from "../../domain/node/preflight";
import type { SshAccess } from "../../machines/node-access";
import type { Preflight } from "./gather-preflight";
import type { Resolved } from "./resolve-connection";

/**
 * What was found on the way, once nothing speaks against it.
 * @throws AppError invalid, for a host key that nobody accepted, or with the first check that failed
 */
export function requirePassing({ facts, info }: Preflight): EngineInfo {
  requireAccepted(facts.hostKeys.filter(({ before }) => before === null));
  const checks = judgePreflight(facts);
  const failed = checks.find(({ status }) => status === "failed");
  if (failed !== undefined) throw new AppError("invalid", `${failed.sentence} ${failed.remedy}`);
  if (!passes(checks, facts) || info === null)
    throw new AppError("invalid", "The engine was not reached. Check the connection first.");
  return info;
}

/** @throws AppError invalid, for a host key that nobody accepted */
export function requireAccepted(hostKeys: readonly FoundHostKey[]): void {
  const unknown = hostKeys.find(({ accepted }) => !accepted);
  if (unknown === undefined) return;
  throw invalid({
    [unknown.of === "jump" ? "jumpFingerprint" : "fingerprint"]:
      `Compare and accept the host key of ${unknown.host} first: it is ${unknown.fingerprint}.`,
  });
}

/** What everybody may see of the way, with the host keys that were accepted. */
export function toAccess(resolved: Resolved, { facts }: Preflight): object {
  if (resolved.transport === "local") return {};
  if (resolved.transport === "tls") return resolved.access;
  const keyOf = (wanted: "host" | "jump") => {
    const found = facts.hostKeys.find(({ of }) => of === wanted);
    return { type: found?.type ?? "", fingerprint: found?.fingerprint ?? "" };
  };
  const { jump } = resolved;
  return {
    ...resolved.access,
    hostKey: keyOf("host"),
    jump: jump === null ? null : { host: jump.host, port: jump.port, user: jump.user, hostKey: keyOf("jump") },
  } satisfies SshAccess;
}
