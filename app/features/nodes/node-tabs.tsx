import { Tabs } from "~/components/ui/tabs";

/** The pages of a node. */
export function NodeTabs({ base }: { base: string }) {
  return (
    <Tabs
      label="Pages of this node"
      tabs={[
        { to: base, label: "Overview", end: true },
        { to: `${base}/containers`, label: "Containers" },
        { to: `${base}/images`, label: "Images" },
        { to: `${base}/volumes`, label: "Volumes" },
        { to: `${base}/networks`, label: "Networks" },
      ]}
    />
  );
}
