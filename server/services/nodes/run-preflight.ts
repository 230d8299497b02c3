import { z } from "zod";
import { judgePreflight, passes } from "../../domain/node/judge-preflight";
import { type BareFacts, planInstall, toLine } from "../../domain/node/plan-install";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { connection } from "./connection";
import { gatherPreflight } from "./gather-preflight";
import { requireInstallation } from "./locate-managed-node";
import { resolveConnection, sealDraft } from "./resolve-connection";

/**
 * Goes the way to an engine and says what is found, check by check, each with its remedy. Nothing is registered or changed.
 * `draft` holds the secrets that were entered, sealed: who sends it along need not enter them again.
 */
export const runPreflight = mutation({
  permission: "node.manage",
  input: z.object({ organization: z.string(), connection }),
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const { connection: given } = input;
    if (given.transport === "local") await requireInstallation(ctx, organization.id, "A socket of this machine");
    const resolved = resolveConnection(ctx.vault, organization.id, given);
    const keys = acceptedIn(given);
    const { facts, info } = await gatherPreflight(ctx, organization.id, { resolved, keys, nodeId: null });
    const checks = judgePreflight(facts);
    return {
      checks,
      ready: passes(checks, facts),
      hostKeys: facts.hostKeys,
      publicKey: resolved.transport === "ssh" ? resolved.access.publicKey : null,
      draft: resolved.secrets === null ? "" : sealDraft(ctx.vault, organization.id, resolved.secrets),
      /** what would make a machine without Docker a node; null where that is not what it lacks */
      install: toInstall(facts.bare),
      /** what the machine calls itself */
      hostName: info?.name ?? null,
    };
  },
});

/** Offered: we may do it. Otherwise a check says why not, and the lines are for somebody who may. */
function toInstall(bare: BareFacts | null) {
  if (bare === null) return null;
  const { steps, hindrance } = planInstall(bare);
  if (steps.length === 0) return null;
  return { offered: hindrance === null, steps, lines: steps.map(toLine) };
}

/** The fingerprints that somebody accepts in a form. */
export function acceptedIn(given: z.output<typeof connection>) {
  const none = { host: null, jump: null };
  if (given.transport !== "ssh") return { host: "", jump: "", before: none };
  return { host: given.fingerprint.trim(), jump: given.jump?.fingerprint.trim() ?? "", before: none };
}
