import { judgeCertificate } from "./certificate-days";
import { failed, ok, warn } from "./checks";
import { judgeEngine } from "./judge-engine";
import { planInstall } from "./plan-install";
import type { Check, FoundCertificate, FoundHostKey, PreflightFacts } from "./preflight";

/** What the facts mean, in the order in which they were found, each with what to do about it. */
export function judgePreflight(facts: PreflightFacts): readonly Check[] {
  const { engine, failure, bare, certificates, hostKeys, now } = facts;
  return [
    ...judgeAddress(facts),
    ...hostKeys.map(judgeHostKey),
    ...certificates.map((one) => judgeFoundCertificate(one, now)),
    ...judgeLogin(facts),
    ...(failure?.at === "engine" ? [failed("engine", failure.sentence, adviseOnEngine(bare))] : []),
    ...(engine === null ? [] : judgeEngine(facts, engine)),
  ];
}

/** Nothing of it speaks against registering the node. */
export const passes = (checks: readonly Check[], facts: Pick<PreflightFacts, "engine">): boolean =>
  facts.engine !== null && checks.every(({ status }) => status !== "failed");

/** What makes an engine answer, by what was found in its stead. */
function adviseOnEngine(bare: PreflightFacts["bare"]): string {
  if (bare === null) return "Check that Docker runs there.";
  const { steps, hindrance } = planInstall(bare);
  if (hindrance !== null) return hindrance;
  if (steps.length === 0) return "Check that Docker runs there.";
  const [first] = steps;
  return first?.key === "group"
    ? `${bare.user} is not in the group docker. It can be put there from here: see below.`
    : "It can be installed and started from here: see below.";
}

function judgeAddress({ transport, name, failure }: PreflightFacts): readonly Check[] {
  if (transport === "local") return [];
  if (failure?.at !== "address") return [ok("address", `${name} answers.`)];
  const open = transport === "ssh" ? "the port of its SSH server" : "the engine’s port";
  return [failed("address", failure.sentence, `Check the address, and that ${open} is open to this server.`)];
}

function judgeHostKey({ host, type, fingerprint, accepted, before }: FoundHostKey): Check {
  if (accepted) return ok("host_key", `The host key of ${host} is ${fingerprint}, as accepted.`);
  const compare = `Compare it on ${host} itself: ssh-keygen -lf /etc/ssh/${fileOf(type)}. Then accept it.`;
  if (before === null)
    return warn("host_key", `The host key of ${host} is ${fingerprint}. Nobody has accepted it yet.`, compare);
  const change = `The host key of ${host} is ${fingerprint}, and not ${before}, which was accepted.`;
  return failed("host_key", change, compare);
}

/** Where an OpenSSH server keeps the public half of such a key. */
function fileOf(type: string): string {
  const kind = type.startsWith("ecdsa-") ? "ecdsa" : type === "ssh-ed25519" ? "ed25519" : "rsa";
  return `ssh_host_${kind}_key.pub`;
}

function judgeFoundCertificate({ what, until }: FoundCertificate, now: number): Check {
  const { state, days } = judgeCertificate(until, now);
  const whose = what === "authority" ? "The authority’s certificate" : "Our certificate";
  const day = new Date(until).toISOString().slice(0, 10);
  const renew = "Make a new one with the authority of the engine, and enter it here.";
  if (state === "over") return failed("certificate", `${whose} is over since ${day}.`, renew);
  if (state === "soon")
    return warn("certificate", `${whose} ends on ${day}, in ${days === 1 ? "1 day" : `${days} days`}.`, renew);
  return ok("certificate", `${whose} holds until ${day}.`);
}

function judgeLogin({ transport, name, failure, engine }: PreflightFacts): readonly Check[] {
  if (transport === "local") return [];
  if (failure?.at === "login") {
    const remedy =
      transport === "ssh"
        ? "Check again once it is there, or with another key."
        : "Check that certificate, key and authority belong together and to this engine.";
    return [failed("login", failure.sentence, remedy)];
  }
  if (engine === null && failure?.at !== "engine") return [];
  return [
    ok("login", transport === "ssh" ? `${name} takes our key.` : "The engine takes our certificate, and we take its."),
  ];
}
