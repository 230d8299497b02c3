import { Icon } from "~/components/ui/icon";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Cell, Table } from "~/components/ui/table";
import { Tag } from "~/components/ui/tag";
import { TextLink } from "~/components/ui/text-link";
import { Time } from "~/components/ui/time";
import type { VariablesRead } from "~/features/application/types";

type Variable = VariablesRead["variables"][number];

const heads = [
  { label: "Name" },
  { label: "Value", className: "w-full max-sm:hidden" },
  { label: "Used", className: "max-frame:hidden" },
  { label: "Changed", className: "max-frame:hidden" },
  { label: "Change or remove", hidden: true },
];

/** All variables; a secret's value is hidden and stays so. */
export function VariableTable({ variables, canWrite }: { variables: readonly Variable[]; canWrite: boolean }) {
  return (
    <Table label="Variables" heads={canWrite ? heads : heads.slice(0, -1)}>
      {variables.map((variable) => (
        <tr key={variable.key}>
          <Cell className="max-sm:w-full max-sm:max-w-0 sm:whitespace-nowrap">
            <span className="break-all font-mono text-xs">{variable.key}</span>
            <span className="block sm:hidden">
              <Value variable={variable} />
            </span>
          </Cell>
          <Cell className="w-full max-w-0 max-sm:hidden">
            <Value variable={variable} />
          </Cell>
          <Cell className="max-frame:hidden">
            <span className="flex gap-1">
              {variable.build && <Tag>build</Tag>}
              {variable.run && <Tag>run</Tag>}
            </span>
          </Cell>
          <Cell className="text-ink-2 max-frame:hidden">
            <Time at={variable.updatedAt} />
          </Cell>
          {canWrite && (
            <Cell align="right">
              <span className="flex items-center justify-end gap-3">
                <TextLink to={`?edit=${variable.key}`} aria-label={`Change ${variable.key}`}>
                  Change
                </TextLink>
                <RemoveVariable variable={variable} />
              </span>
            </Cell>
          )}
        </tr>
      ))}
    </Table>
  );
}

function Value({ variable: { value, isSecret } }: { variable: Variable }) {
  if (isSecret)
    return (
      <span className="inline-flex items-center gap-1.5 text-ink-3">
        <Icon name="eye-off" className="size-3.5" />
        hidden
      </span>
    );
  if (value === "") return <span className="text-ink-3">empty</span>;
  return (
    <span className="block truncate font-mono text-xs" title={value ?? ""}>
      {value}
    </span>
  );
}

function RemoveVariable({ variable: { key, isSecret } }: { variable: Variable }) {
  return (
    <ConfirmDialog
      trigger={
        <>
          Remove <span className="sr-only">{key}</span>
        </>
      }
      triggerLook="ghost"
      triggerSize="sm"
      title={`Remove ${key}?`}
      fields={{ intent: "remove", key }}
      verb={`Remove ${key}`}
    >
      Replicas that run keep it until the change is deployed.
      {isSecret && " Its value cannot be read any more: whoever needs it again has to enter it again."}
    </ConfirmDialog>
  );
}
