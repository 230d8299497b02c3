import { Tabs } from "~/components/ui/tabs";
import type { Read } from "~/lib/read";

type Node = Read<"nodes", "readNodeHead">["node"];

/** The pages of a node. */
export function NodeTabs({ base, node: { containers } }: { base: string; node: Pick<Node, "containers"> }) {
  const all = containers === null ? undefined : (containers.managed + containers.others).toLocaleString("en");
  return (
    <Tabs
      label="Pages of this node"
      tabs={[
        { to: base, label: "Overview", end: true },
        { to: `${base}/containers`, label: "Containers", note: all },
        { to: `${base}/images`, label: "Images" },
        { to: `${base}/volumes`, label: "Volumes" },
        { to: `${base}/networks`, label: "Networks" },
      ]}
    />
  );
}
