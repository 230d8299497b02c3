import type { Read } from "~/lib/read";
import { count } from "~/lib/format";

type Containers = NonNullable<Read<"nodes", "readNode">["containers"]>;

/** What else runs on the machine. It is shown so that nobody wonders, and never touched. */
export function OtherContainers({ containers: { others, names } }: { containers: Containers }) {
  if (others === 0) return null;
  const sentence = `${count(others, "container")} not made by Docker Manager: shown and never touched.`;
  if (names === null) return <p className="pt-3 text-ink-3">{sentence}</p>;
  return (
    <details className="pt-3">
      <summary className="min-h-6 cursor-pointer text-ink-2">{sentence}</summary>
      <ul className="columns-1 gap-x-8 pt-2 sm:columns-2">
        {names.map(({ name, state }) => (
          <li key={name} className="flex gap-2 py-0.5">
            <span className="min-w-0 truncate font-mono text-xs" title={name}>
              {name}
            </span>
            <span className="ml-auto text-ink-3 text-xs">{state}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
