import { formatBytes } from "~/lib/bytes";
import { count } from "~/lib/format";
import type { Stay } from "../../../server/domain/node-contents/decide-removal";
import type { ContentKind } from "../../../server/domain/node-contents/thing";
import { kindWords } from "./kinds";

/** "3 volumes could go, 61 GB. Tick what shall go: …" */
export function describePlan(kind: ContentKind, candidates: number, shown: number, bytes: number): string {
  const { one, many } = kindWords[kind];
  if (candidates === 0) return `There are no ${many} that nothing needs.`;
  const size = bytes > 0 ? `, ${formatBytes(bytes)}` : "";
  return `${count(candidates, one)} could go${size}. This is a dry run${shown < candidates ? ` of the ${shown.toLocaleString("en")} largest` : ""}: tick what shall go. It is looked at once more, and nothing else goes.`;
}

const reasons: Readonly<Record<Stay, string>> = {
  docker: "of Docker itself",
  edge: "of the edge",
  application: "of applications",
  elsewhere: "of others",
  manager: "of another installation",
  running: "running",
  used: "in use",
};

/** "12 stay: 8 of applications, 4 in use." */
export function describeStays(stays: readonly { readonly why: Stay; readonly count: number }[]): string {
  const all = stays.reduce((sum, one) => sum + one.count, 0);
  if (all === 0) return "";
  return `${all.toLocaleString("en")} ${all === 1 ? "stays" : "stay"}: ${stays.map((one) => `${one.count} ${reasons[one.why]}`).join(", ")}.`;
}
