import { Link } from "~/components/ui/link";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Section } from "~/components/ui/section";
import type { Read } from "~/lib/read";

/** Takes a node out, or says what stands in the way. */
export function RemoveNode({ org, node }: { org: string; node: Read<"nodes", "readNodeSettings"> }) {
  const { name, local, hindrance } = node;
  if (local)
    return (
      <Section title="Remove">
        <p className="text-ink-2">This machine’s own node comes with the installation. Disable it instead.</p>
      </Section>
    );
  return (
    <Section title="Remove">
      {hindrance !== null ? (
        <p className="text-ink-2">
          {hindrance}{" "}
          <Link to={`/${org}/nodes/${name}`} className="text-accent-ink hover:underline">
            What runs on it
          </Link>
        </p>
      ) : (
        <>
          <p className="pb-3 text-ink-2">
            Nothing runs on it. Our edge and networks there are removed, if it can be reached; volumes stay.
          </p>
          <ConfirmDialog
            trigger={`Remove ${name}…`}
            title={`Remove ${name}?`}
            word={name}
            fields={{ intent: "remove" }}
            verb={`Remove ${name}`}
          >
            Its figures and history go, and with them the kept log lines of replicas that ran on it. Volumes and
            containers of other software stay on the machine. If it does not answer, our edge stays there, too: its
            containers end in -edge and -companion.
          </ConfirmDialog>
        </>
      )}
    </Section>
  );
}
