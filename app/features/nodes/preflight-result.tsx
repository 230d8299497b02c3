import type { Check, FoundHostKey } from "../../../server/domain/node/preflight";
import { Checkbox } from "~/components/ui/checkbox";
import { Icon, type IconName } from "~/components/ui/icon";

const looks: Readonly<Record<Check["status"], { icon: IconName; look: string; word: string }>> = {
  ok: { icon: "circle-check", look: "text-ok-ink", word: "Fine" },
  warn: { icon: "triangle-alert", look: "text-warn-ink", word: "Look at this" },
  failed: { icon: "circle-x", look: "text-bad-ink", word: "Failed" },
};

/** What a preflight found, check by check, with what to do about it. */
export function PreflightResult({ checks }: { checks: readonly Check[] }) {
  return (
    <ol className="flex flex-col divide-y divide-line rounded-lg border border-line">
      {checks.map(({ key, status, sentence, remedy }) => {
        const { icon, look, word } = looks[status];
        return (
          <li key={`${key} ${sentence}`} className="flex gap-2.5 px-3 py-2">
            <Icon name={icon} label={word} className={`mt-0.5 shrink-0 ${look}`} />
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <p className={status === "ok" ? "text-ink-2" : "font-medium"}>{sentence}</p>
              {remedy !== null && <p className="text-ink-2">{remedy}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

interface KeysProps {
  readonly hostKeys: readonly FoundHostKey[];
  /** what was accepted before a refusal, by the names of the fields; null where nothing was */
  readonly accepted: Readonly<Record<string, string | undefined>> | null;
  readonly error: string | undefined;
}

const names = { host: "fingerprint", jump: "jumpFingerprint" } as const;

/** The host keys that were shown, each to be compared and accepted by somebody. What was accepted once stays so. */
export function AcceptKeys({ hostKeys, accepted, error }: KeysProps) {
  if (hostKeys.length === 0)
    return (
      <>
        {error !== undefined && <p className="text-bad-ink">{error}</p>}
        {Object.values(names).map(
          (name) => accepted?.[name] && <input key={name} type="hidden" name={name} value={accepted[name]} />,
        )}
      </>
    );
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="pb-2 font-medium">Host keys</legend>
      {hostKeys.map(({ of, host, fingerprint, accepted: known }) => (
        <Checkbox
          key={`${of} ${fingerprint}`}
          label={`I compared the key of ${host}, and accept it`}
          name={names[of]}
          value={fingerprint}
          defaultChecked={known}
          help={fingerprint}
        />
      ))}
    </fieldset>
  );
}
