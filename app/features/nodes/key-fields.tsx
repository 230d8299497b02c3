import { CopyText } from "~/components/ui/copy-text";
import { Field } from "~/components/ui/field";
import { TextArea } from "~/components/ui/text-area";
import type { ConnectionProps } from "./connection-props";

const only = {
  new: "hidden group-has-[input[value=new]:checked]/key:block",
  paste: "hidden group-has-[input[value=paste]:checked]/key:flex",
} as const;

/** The key by which we sign in: made here, pasted, or the one that is stored. Without JavaScript, too. */
export function KeyFields({ values, errors, publicKey, stored }: ConnectionProps) {
  const chosen = values.pair ?? (stored ? "keep" : "new");
  return (
    <fieldset className="group/key flex min-w-0 flex-col gap-3">
      <legend className="pb-1 font-medium">Key</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {stored && <Choice value="keep" label="Keep the stored one" chosen={chosen} />}
        <Choice value="new" label="Make a new one here" chosen={chosen} />
        <Choice value="paste" label="Paste a private key" chosen={chosen} />
      </div>
      <div className={only.new}>
        {publicKey !== null && (
          <div className="rounded-lg border border-line p-3">
            <p className="pb-2 text-ink-2">
              Add this line to <code className="font-mono text-xs">~/.ssh/authorized_keys</code> of that user. The
              private half stays here, sealed.
            </p>
            <CopyText text={publicKey} what="the line for authorized_keys" />
          </div>
        )}
      </div>
      <div className={`flex-col gap-4 ${only.paste}`}>
        <TextArea
          label="Private key"
          name="privateKey"
          rows={4}
          placeholder="-----BEGIN OPENSSH PRIVATE KEY-----"
          help={
            values.draftOf === "paste"
              ? "Kept sealed from the last check; paste another to replace it."
              : "Kept sealed, and never shown again."
          }
          error={errors.privateKey}
        />
        <div className="max-w-xs">
          <Field
            label="Passphrase"
            name="passphraseText"
            type="password"
            autoComplete="off"
            placeholder="if the key has one"
            error={errors.passphraseText}
          />
        </div>
      </div>
    </fieldset>
  );
}

function Choice({ value, label, chosen }: { value: string; label: string; chosen: string }) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input
        type="radio"
        name="pair"
        value={value}
        defaultChecked={value === chosen}
        className="size-4 accent-accent pointer-coarse:size-5"
      />
      {label}
    </label>
  );
}
