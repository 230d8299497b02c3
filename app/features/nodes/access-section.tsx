import { Form } from "@remix-run/react";
import { Checkbox } from "~/components/ui/checkbox";
import { Field } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import type { Read } from "~/lib/read";
import { ConnectionFields } from "./connection-fields";
import { SaveNode } from "./save-node";
import type { SettingsProps } from "./use-section";

type Way = Read<"nodes", "readNodeSettings">["way"];

interface Props extends SettingsProps {
  readonly node: Read<"nodes", "readNodeSettings">;
  readonly publicKey: string;
  readonly draft: string;
}

/** How a node is reached. It is tried before the old way is left. */
export function AccessSection({ node, publicKey, draft, errors, values, saved }: Props) {
  const { way, local } = node;
  const shown = values.intent === "access" ? values : valuesOfWay(way);
  const by = way.transport === "local" ? "socket" : way.transport;
  const line = shown.pair === "new" ? (values.line ?? publicKey) : publicKey;
  if (local)
    return (
      <Section title="Connection">
        <p className="text-ink-2">The engine of this machine, by the socket that the server was started with.</p>
      </Section>
    );
  return (
    <Section title="Connection">
      <Form method="post" preventScrollReset className="flex flex-col items-stretch gap-4">
        <input type="hidden" name="intent" value="access" />
        <input type="hidden" name="by" value={by} />
        <input type="hidden" name="draft" value={shown.pair === "new" ? (values.draft ?? draft) : draft} />
        <input type="hidden" name="draftOf" value="new" />
        <input type="hidden" name="line" value={line} />
        <ConnectionFields {...{ by, errors }} publicKey={line} values={shown} stored />
        {way.transport === "ssh" && (
          <Field
            label="Accepted host key"
            name="fingerprint"
            defaultValue={shown.fingerprint ?? ""}
            autoComplete="off"
            spellCheck={false}
            help="Another address shows another one: compare it on the machine, and enter it here."
            error={errors.fingerprint}
          />
        )}
        {way.transport === "ssh" && way.jump !== null && (
          <Field
            label="Accepted host key of the jump host"
            name="jumpFingerprint"
            defaultValue={shown.jumpFingerprint ?? ""}
            autoComplete="off"
            spellCheck={false}
            error={errors.jumpFingerprint}
          />
        )}
        {errors.anew !== undefined && (
          <Checkbox label="The machine was installed anew" name="anew" error={errors.anew} />
        )}
        <SaveNode verb="Try and save" saved={saved === "access"} />
      </Form>
    </Section>
  );
}

function valuesOfWay(way: Way): Readonly<Record<string, string | undefined>> {
  if (way.transport === "local") return { socketPath: decodeURI(way.endpoint.replace(/^unix:\/\//, "")) };
  const address = { host: way.host, port: String(way.port) };
  if (way.transport === "tls") return address;
  const { user, socketPath, hostKey, jump } = way;
  return {
    ...{ ...address, user, socketPath, fingerprint: hostKey.fingerprint },
    ...(jump === null
      ? {}
      : {
          ...{ jumpHost: jump.host, jumpPort: String(jump.port), jumpUser: jump.user },
          jumpFingerprint: jump.hostKey.fingerprint,
        }),
  };
}
