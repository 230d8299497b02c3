import type { BuildChoice, BuildObstacle, BuildReason, BuildRefusal } from "./choose-build-node";

type Work = "build" | "fetch";

const reasons: Readonly<Record<BuildReason, Readonly<Record<Work, string>>>> = {
  sole: { build: "it is the only node that may build", fetch: "it is the only node" },
  others_full: { build: "the others build as many as they may", fetch: "the others are busy" },
  seen: { build: "the others were not seen yet", fetch: "the others were not seen yet" },
  placement: { build: "its replicas may run there", fetch: "its replicas may run there" },
  cache: { build: "its cache is there", fetch: "it was fetched there before" },
  builds_only: { build: "that node is for building only", fetch: "that node is for building only" },
  fewest: { build: "the fewest builds are under way there", fetch: "the fewest builds are under way there" },
  equal: { build: "no other node is better", fetch: "no other node is better" },
};

const obstacles: Readonly<Record<BuildObstacle, string>> = {
  unreachable: "is unreachable",
  draining: "is draining",
  disabled: "is disabled",
  builds_never: "builds nothing",
};

const remedies: Readonly<Record<BuildObstacle, string>> = {
  unreachable: "bring the node back",
  draining: "end its drain",
  disabled: "enable the node",
  builds_never: "let a node build (Settings of the node)",
};

/** "on fra-01: its cache is there"; after “Built” or “Fetched”. */
export function describeBuildNode({ node, reason, fullCache }: BuildChoice & { kind: "node" }, work: Work): string {
  const why =
    fullCache === null ? reasons[reason][work] : `its cache is on ${fullCache.name}, which builds as many as it may`;
  return `on ${node.name}: ${why}`;
}

/** Why a build has no node yet, or none at all. */
export function describeNoNode(choice: BuildChoice & { kind: "full" | "none" }): string {
  if (choice.kind === "none") return choice.soon ? describeAway(choice.refusals) : describeNone(choice.refusals);
  const [only, ...others] = choice.nodes;
  if (only !== undefined && others.length === 0)
    return `Waiting for another build to end: ${only.limit === 1 ? "one is made" : `${only.limit} are made`} at a time on ${only.name}.`;
  const counts = choice.nodes.map(({ name, limit }) => `${name} makes ${limit}`).join(", ");
  return `Waiting for another build to end: ${counts} at a time.`;
}

const describeAway = (refusals: readonly BuildRefusal[]): string =>
  `Waiting for a node that may build: ${describeRefusals(refusals)}.`;

function describeNone(refusals: readonly BuildRefusal[]): string {
  if (refusals.length === 0) return "There is no node that may build. Add one, then deploy again.";
  const hints = [...new Set(refusals.map(({ obstacle }) => remedies[obstacle]))].join(", or ");
  return `No node may build: ${describeRefusals(refusals)}. ${hints.charAt(0).toUpperCase()}${hints.slice(1)}, then deploy again.`;
}

const shown = 4;

function describeRefusals(refusals: readonly BuildRefusal[]): string {
  const named = refusals.slice(0, shown).map(({ node, obstacle }) => `${node.name} ${obstacles[obstacle]}`);
  const more = refusals.length - shown;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
