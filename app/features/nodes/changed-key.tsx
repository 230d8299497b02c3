import type { ShownHostKey } from "../../../server/services/nodes/shown-host-key";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Icon } from "~/components/ui/icon";
import { KeyValues } from "~/components/ui/key-values";
import { Panel } from "~/components/ui/panel";

/** A machine that shows another host key than the accepted one: both, and the way to accept the new one. */
export function ChangedKey({ name, shown }: { name: string; shown: ShownHostKey }) {
  const where = shown.of === "jump" ? "The jump host" : "The machine";
  return (
    <Panel title="Host key changed" icon={<Icon name="key" className="text-bad-ink" />}>
      <div className="flex flex-col items-start gap-4 p-4">
        <p className="max-w-2xl text-ink-2">
          {where} shows another key than the one that was accepted. It was installed anew, or somebody stands between.
          Nothing is sent there until somebody compares the keys on the machine itself:{" "}
          <code className="font-mono text-xs [overflow-wrap:anywhere]">
            ssh-keygen -lf /etc/ssh/{fileOf(shown.type)}
          </code>
        </p>
        <Keys shown={shown} />
        <ConfirmDialog
          trigger="Accept the new key…"
          title={`Accept the new host key of ${name}?`}
          word={name}
          fields={{ intent: "accept", of: shown.of, fingerprint: shown.fingerprint }}
          verb="Accept the new key"
        >
          <Keys shown={shown} />
        </ConfirmDialog>
      </div>
    </Panel>
  );
}

const Keys = ({ shown }: { shown: ShownHostKey }) => (
  <KeyValues
    rows={[
      ["Accepted", <Fingerprint key="known" text={shown.known} />],
      ["Shown now", <Fingerprint key="shown" text={shown.fingerprint} />],
    ]}
  />
);

const Fingerprint = ({ text }: { text: string }) => (
  <span className="font-mono text-xs [overflow-wrap:anywhere]">{text}</span>
);

/** Where an OpenSSH server keeps the public half. */
const fileOf = (type: string): string =>
  `ssh_host_${type.startsWith("ecdsa-") ? "ecdsa" : type === "ssh-ed25519" ? "ed25519" : "rsa"}_key.pub`;
