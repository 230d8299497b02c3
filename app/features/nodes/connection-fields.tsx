import { Field } from "~/components/ui/field";
import { TextArea } from "~/components/ui/text-area";
import { JumpFields } from "./jump-fields";
import { KeyFields } from "./key-fields";
import type { ConnectionProps } from "./connection-props";

/** What the way to an engine takes. */
export function ConnectionFields(props: ConnectionProps) {
  switch (props.by) {
    case "ssh":
      return <SshFields {...props} />;
    case "tls":
      return <TlsFields {...props} />;
    case "socket":
      return (
        <Field
          label="Path of the socket"
          name="socketPath"
          defaultValue={props.values.socketPath ?? "/var/run/docker.sock"}
          autoComplete="off"
          spellCheck={false}
          help="On the machine that Docker Manager runs on."
          error={props.errors.socketPath}
        />
      );
  }
}

function SshFields(props: ConnectionProps) {
  const { values, errors } = props;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_96px_160px]">
        <AddressField {...props} />
        <PortField {...props} usual="22" />
        <Field
          label="User"
          name="user"
          defaultValue={values.user ?? ""}
          placeholder="deploy"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={errors.user}
        />
      </div>
      <p className="-mt-2 text-ink-3 text-xs">
        Any user who may use Docker there: one in the group docker is enough, root is not needed.
      </p>
      <KeyFields {...props} />
      <JumpFields {...props} />
    </>
  );
}

function TlsFields(props: ConnectionProps) {
  const { errors, stored } = props;
  const kept = stored ? "leave empty to keep the stored one" : "-----BEGIN CERTIFICATE-----";
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_96px]">
        <AddressField {...props} />
        <PortField {...props} usual="2376" />
      </div>
      <TextArea
        label="Authority’s certificate (ca.pem)"
        name="caText"
        rows={3}
        placeholder={kept}
        help="Who signed the engine’s certificate: no other engine is spoken to."
        error={errors.caText}
      />
      <TextArea
        label="Our certificate (cert.pem)"
        name="certText"
        rows={3}
        placeholder={kept}
        error={errors.certText}
      />
      <TextArea
        label="Its private key (key.pem)"
        name="keyText"
        rows={3}
        placeholder={stored ? kept : "-----BEGIN PRIVATE KEY-----"}
        help="Kept sealed, and never shown again."
        error={errors.keyText}
      />
    </>
  );
}

const AddressField = ({ values, errors }: ConnectionProps) => (
  <Field
    label="Address"
    name="host"
    defaultValue={values.host ?? ""}
    placeholder="10.0.0.4 or fra-01.example.com"
    autoComplete="off"
    autoCapitalize="none"
    spellCheck={false}
    error={errors.host}
  />
);

const PortField = ({ values, errors, usual }: ConnectionProps & { usual: string }) => (
  <Field
    label="Port"
    name="port"
    inputMode="numeric"
    defaultValue={values.port ?? usual}
    autoComplete="off"
    error={errors.port}
  />
);
