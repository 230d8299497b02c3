import { buildContextLines, type ContextWay } from "../../../server/domain/node/context-lines";
import { CopyText } from "~/components/ui/copy-text";
import { Section } from "~/components/ui/section";

const needs = {
  ssh: "Your own key has to be in that user’s authorized_keys.",
  tls: "Run it beside a certificate of your own, signed by the engine’s authority.",
  local: "On the machine itself.",
} as const;

/** The lines by which one's own docker speaks to the same engine. */
export function UseLines({ name, way }: { name: string; way: ContextWay }) {
  return (
    <Section title="Use this node with docker">
      <p className="pb-3 text-ink-2">
        A context of the node for the docker command on your machine. {needs[way.transport]} No secret of ours is in it.
      </p>
      <ul className="flex flex-col gap-1 rounded-lg border border-line bg-log-bg p-3">
        {buildContextLines(name, way).map((line) => (
          <li key={line} className="flex min-w-0">
            <CopyText text={line} what="the line" />
          </li>
        ))}
      </ul>
    </Section>
  );
}
