import { compareSettings, type SettingChange } from "../application/compare-settings";
import { type BuildUse, formatLabels } from "./node-words";

interface NodeUse {
  readonly labels: unknown;
  readonly meshAddress: string | null;
  readonly meshPort: number;
  readonly builds: string;
  readonly buildLimit: number | null;
}

const uses: Readonly<Record<BuildUse, string>> = {
  yes: "images may be built here",
  only: "only for builds",
  never: "no image is built here",
};

/** What somebody changed in the settings of a node; its name is told by the line itself. */
export const describeNodeChanges = (before: NodeUse, after: NodeUse): readonly SettingChange[] =>
  compareSettings(describe(before), describe(after));

const describe = ({ labels, meshAddress, meshPort, builds, buildLimit }: NodeUse) => ({
  labels: ["Use", "Labels", formatLabels(labels as Record<string, string>).replaceAll("\n", ", ") || "none"] as const,
  meshAddress: ["Use", "Address for other nodes’ edges", meshAddress ?? "none"] as const,
  meshPort: ["Use", "Port for them", String(meshPort)] as const,
  builds: ["Use", "Builds", uses[builds as BuildUse]] as const,
  buildLimit: ["Use", "Builds at once", buildLimit === null ? "as everywhere" : String(buildLimit)] as const,
});
