import { Form } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { useAppPath } from "~/lib/app-path";
import { buttonClass, SubmitButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Panel } from "~/components/ui/panel";
import { Tag } from "~/components/ui/tag";
import { TextArea } from "~/components/ui/text-area";
import type { Refusal } from "~/lib/door";
import type { ImportRow } from "../../../server/domain/env-vars/describe-import";

interface Props {
  readonly preview: readonly ImportRow[] | null;
  readonly refusal: Refusal | undefined;
}

/** A pasted .env file: first what it would do, then done. */
export function ImportForm({ preview, refusal }: Props) {
  const base = useAppPath();
  const changes = preview?.filter(({ effect }) => effect !== "same").length ?? 0;
  return (
    <Panel title="Paste a .env file">
      <Form method="post" className="flex flex-col gap-4 p-4">
        <TextArea
          label="Text of the file"
          name="text"
          rows={8}
          autoFocus
          required
          placeholder={"# comments and quotes are understood\nMODE=fast"}
          help="Names that the text does not have stay as they are."
          error={refusal?.fields.text ?? refusal?.fields.value}
        />
        <Checkbox label="All of them are secrets" name="secret" help="Encrypted, never shown again, masked in logs." />
        {preview !== null && (
          <div>
            <p className="pb-2 font-medium">
              {changes === 0 ? "Nothing would change." : `${changes} of ${preview.length} would change:`}
            </p>
            <ul className="flex max-h-48 flex-wrap gap-x-4 gap-y-1.5 overflow-y-auto">
              {preview.map(({ key, effect }) => (
                <li key={key} className="flex items-center gap-1.5">
                  <span className="break-all font-mono text-xs">{key}</span>
                  <Tag look={effect === "same" ? "plain" : "new"}>{effect}</Tag>
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="intent" value="preview" look={preview === null ? "primary" : "default"}>
            Preview
          </SubmitButton>
          {preview !== null && (
            <SubmitButton name="intent" value="import" look="primary">
              Save variables
            </SubmitButton>
          )}
          <Link className={buttonClass()} to={`${base}/variables`} keepScroll>
            Cancel
          </Link>
        </div>
      </Form>
    </Panel>
  );
}
