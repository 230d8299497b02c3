import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Field } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import type { OrganizationRole } from "../../../server/domain/access/permissions";
import { organizationRoleNames, organizationRoleWords } from "./role-words";

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: OrganizationRole;
}

export interface MemberQuestion {
  readonly kind: "role" | "remove";
  readonly member: Member;
}

function RoleSelect({ value }: { value: OrganizationRole }) {
  return (
    <Select label="Role" name="role" defaultValue={value}>
      {organizationRoleNames.map((role) => (
        <option key={role} value={role}>
          {organizationRoleWords[role].name}: {organizationRoleWords[role].may}
        </option>
      ))}
    </Select>
  );
}

export function AddMember() {
  return (
    <ConfirmDialog
      trigger="Add member"
      triggerLook="primary"
      harmless
      title="Add a member"
      fields={{ intent: "add" }}
      verb="Add member"
      inputs={(refusal) => (
        <>
          <Field label="Name" name="name" required maxLength={60} error={refusal?.fields.name} />
          <Field label="E-mail" name="email" type="email" autoComplete="off" required error={refusal?.fields.email} />
          <Field
            label="First password"
            name="password"
            type="password"
            autoComplete="new-password"
            help="Only for a new account, 10 characters or more; one that exists keeps its own."
            error={refusal?.fields.password}
          />
          <RoleSelect value="MEMBER" />
        </>
      )}
    >
      An address without an account gets one. Tell the person the password; nothing is sent.
    </ConfirmDialog>
  );
}

/** What the menu of a member asks for. */
export function MemberDialogs({ question, onClose }: { question: MemberQuestion | null; onClose: () => void }) {
  if (question === null) return null;
  const { kind, member } = question;
  const control = { open: true, onOpenChange: (open: boolean) => !open && onClose() };
  if (kind === "role")
    return (
      <ConfirmDialog
        {...control}
        harmless
        title={`Change the role of ${member.name}`}
        fields={{ intent: "role", userId: member.id }}
        verb="Change role"
        inputs={() => <RoleSelect value={member.role} />}
      >
        It counts from the next click of {member.name} on.
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog
      {...control}
      title={`Remove ${member.name}?`}
      fields={{ intent: "remove", userId: member.id }}
      verb={`Remove ${member.name}`}
    >
      {member.name} loses every right in this organisation at once, and leaves all of its teams. The account stays, and
      what was done with it stays in the activity.
    </ConfirmDialog>
  );
}
