import { useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import type { Refusal } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";
import { type ButtonLook, type ButtonSize, buttonClass } from "./button";
import { Field } from "./field";
import { Notice } from "./notice";

export interface Confirmation {
  /** what opens it, usually a verb; left out where the caller holds `open` */
  readonly trigger?: ReactNode;
  readonly triggerLook?: ButtonLook;
  readonly triggerSize?: ButtonSize;
  /** the question: "Delete payments-api?" */
  readonly title: string;
  /** what goes and what stays */
  readonly children: ReactNode;
  /** must be typed first; sent as the field `confirm` */
  readonly word?: string | undefined;
  /** the hidden fields of the form, such as its intent */
  readonly fields: Readonly<Record<string, string>>;
  /** fields to be filled in */
  readonly inputs?: (refusal: Refusal | undefined) => ReactNode;
  /** where it is sent; the page's own address when left out */
  readonly action?: string;
  /** the verb that does it: "Delete payments-api" */
  readonly verb: string;
  /** it takes nothing away: the verb is not red */
  readonly harmless?: boolean;
}

interface Props extends Confirmation {
  /** it was done, and was not refused */
  readonly onDone?: () => void;
  readonly cancel?: ReactNode;
}

/**
 * The form of a question: what to fill in, the word to type, the verb that does it, and the way out. It is sent by a fetcher
 * of its own, so a refusal stays in it.
 */
export function ConfirmForm({ word, fields, inputs, action, verb, harmless, onDone, cancel }: Props) {
  const { Form, state, data } = useFetcher();
  const busy = state !== "idle";
  const refusal = refusalOf(data);
  const done = !busy && data !== undefined && refusal === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it was done
  useEffect(() => {
    if (done) onDone?.();
  }, [done]);
  const wrong = refusal?.fields.confirm;
  const told = refusal !== undefined && Object.keys(refusal.fields).length > 0;
  return (
    <Form method="post" {...(action === undefined ? {} : { action })} className="flex flex-col gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {inputs?.(refusal)}
      {word !== undefined && (
        <Field label={`Type “${word}” to confirm`} name="confirm" autoComplete="off" spellCheck={false} error={wrong} />
      )}
      <Notice message={told ? undefined : refusal?.message} />
      <div className="flex flex-wrap justify-end gap-2">
        {cancel}
        <button
          type="submit"
          aria-busy={busy}
          disabled={busy}
          className={buttonClass(harmless === true ? "primary" : "destroy")}
        >
          <span className="truncate">{verb}</span>
        </button>
      </div>
    </Form>
  );
}
