import { Form } from "@remix-run/react";
import {
  buildContextLines,
  contextHost,
  contextName,
  type ContextWay,
} from "../../../server/domain/node/context-lines";
import { buttonClass, SubmitButton } from "~/components/ui/button";
import { CopyLines } from "~/components/ui/copy-lines";
import { Section } from "~/components/ui/section";
import type { Read } from "~/lib/read";

const needs = {
  ssh: "Your own key has to be in that user’s authorized_keys.",
  tls: "Run it beside a certificate of your own, signed by the engine’s authority.",
  local: "On the machine itself.",
} as const;

type Command = NonNullable<Read<"nodes", "readDockerCommand">["command"]>;

interface Props {
  readonly name: string;
  readonly way: ContextWay;
  /** address of the file that holds the context */
  readonly file: string;
  /** the docker command of the machine that the server runs on; null where it is not ours to switch */
  readonly command: Command | null;
}

/** How a docker command comes to speak to the same engine: one's own by lines or a file, that of the server's machine by a button. */
export function UseLines({ name, way, file, command }: Props) {
  return (
    <Section title="Use this node with docker">
      <p className="pb-3 text-ink-2">
        A context of the node for the docker command on your machine. {needs[way.transport]} No secret of ours is in it.
      </p>
      <CopyLines lines={buildContextLines(name, way)} />
      <p className="pt-4 pb-3 text-ink-2">
        Or as a file, which is imported there.
        {way.transport === "tls" && " It has no certificate: the last line adds yours."}
      </p>
      <CopyLines lines={importLines(name, way)} />
      <p className="pt-3">
        <a href={file} className={buttonClass()} download>
          Export the context
        </a>
      </p>
      {command !== null && <Switch command={command} way={way} />}
    </Section>
  );
}

function importLines(name: string, way: ContextWay): readonly string[] {
  const context = contextName(name);
  const line = `docker context import ${context} ${context}.dockercontext`;
  if (way.transport !== "tls") return [line];
  const host = contextHost(way);
  return [line, `docker context update ${context} --docker "host=${host},ca=ca.pem,cert=cert.pem,key=key.pem"`];
}

const opens = {
  ssh: "With the keys of its user: ours stays here.",
  tls: "It needs a certificate of its own there: ours stays here.",
  local: "",
} as const;

/** The docker command where the server runs: what it uses, and the way there and back. */
function Switch({ command, way }: { command: Command; way: ContextWay }) {
  const { name, current, used, before } = command;
  return (
    <Form method="post" preventScrollReset className="mt-4 flex flex-col items-start gap-3 border-line border-t pt-4">
      <p className="text-ink-2">
        The docker command of the machine that Docker Manager runs on uses{" "}
        <strong className="font-[550] text-ink">{used ? `this node (${name})` : current}</strong>.{" "}
        {opens[way.transport]} DOCKER_HOST and DOCKER_CONTEXT of a shell go before it.
      </p>
      {used ? (
        <SubmitButton name="intent" value="context-back">
          Switch it back to {before ?? "default"}
        </SubmitButton>
      ) : (
        <SubmitButton name="intent" value="context">
          Switch it to this node
        </SubmitButton>
      )}
    </Form>
  );
}
