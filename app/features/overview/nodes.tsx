import type { NodeView } from "../../../server/services/nodes/find-nodes";
import { Link } from "~/components/ui/link";
import { Section } from "~/components/ui/section";
import { TextLink } from "~/components/ui/text-link";
import { NodeMeters } from "~/features/nodes/node-meters";
import { NodeBadge } from "~/features/nodes/trouble-status";

const shown = 6;

/** The nodes with what they have left. */
export function Nodes({ org, nodes }: { org: string; nodes: readonly NodeView[] }) {
  if (nodes.length === 0) return null;
  return (
    <Section title="Nodes" bare end={<TextLink to={`/${org}/nodes`}>All nodes</TextLink>}>
      <ul className="divide-y divide-line border-line border-y">
        {nodes.slice(0, shown).map((node) => (
          <li key={node.id} className="flex flex-col gap-2 py-2.5">
            <p className="flex items-center gap-2">
              <Link to={`/${org}/nodes/${node.name}`} className="min-w-0 truncate font-[550] hover:underline">
                {node.name}
              </Link>
              {node.local && <span className="text-ink-3">this machine</span>}
              <span className="ml-auto">
                <NodeBadge node={node} />
              </span>
            </p>
            <NodeMeters node={node} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
