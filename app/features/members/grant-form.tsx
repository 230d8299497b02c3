import { Form } from "@remix-run/react";
import type { GrantRole } from "../../../server/domain/access/permissions";
import { SubmitButton } from "~/components/ui/button";
import { grantRoleNames, grantRoleWords } from "./role-words";

interface Props {
  /** what it is for: "Payments in Checkout" */
  readonly label: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly role: GrantRole | null;
}

/** The role of one team in one project. */
export function GrantForm({ label, fields, role }: Props) {
  return (
    <Form method="post" className="flex items-center gap-2" preventScrollReset>
      <input type="hidden" name="intent" value="grant" />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <select
        key={role}
        name="role"
        aria-label={`Role of ${label}`}
        defaultValue={role ?? ""}
        className="h-8 rounded-md border border-line-control bg-surface px-2 pointer-coarse:h-10"
      >
        <option value="">No access</option>
        {grantRoleNames.map((name) => (
          <option key={name} value={name}>
            {grantRoleWords[name].name}
          </option>
        ))}
      </select>
      <SubmitButton size="sm" aria-label={`Save the role of ${label}`}>
        Save
      </SubmitButton>
    </Form>
  );
}

/** What each role may do. */
export const RoleLegend = () => (
  <p className="max-w-2xl pb-3 text-ink-2">
    {grantRoleNames.map((name) => `${grantRoleWords[name].name}: ${grantRoleWords[name].may}.`).join(" ")}{" "}
    Administrators and owners may do everything in any case.
  </p>
);
