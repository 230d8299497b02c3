import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface Props {
  readonly team: { readonly name: string; readonly members: readonly { readonly userId: string }[] };
  readonly members: readonly Person[];
  readonly canManage: boolean;
}

/** Who is in the team, and who could be. */
export function TeamMembers({ team, members, canManage }: Props) {
  const inside = members.filter(({ id }) => team.members.some(({ userId }) => userId === id));
  const outside = members.filter((member) => !inside.includes(member));
  return (
    <Section title={`Members of ${team.name}`} note={inside.length}>
      {inside.length === 0 && <p className="text-ink-2">Nobody is in this team yet.</p>}
      <ul className="max-w-2xl divide-y divide-line">
        {inside.map(({ id, name, email }) => (
          <li key={id} className="flex min-h-10 items-center gap-3 py-1">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <b className="font-[550]">{name}</b> <span className="text-ink-3">{email}</span>
            </span>
            {canManage && (
              <Form method="post" className="ml-auto" preventScrollReset>
                <input type="hidden" name="userId" value={id} />
                <SubmitButton size="sm" name="intent" value="remove" aria-label={`Remove ${name} from the team`}>
                  Remove
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {canManage && outside.length > 0 && (
        <Form method="post" className="flex max-w-md items-end gap-2 pt-3" preventScrollReset>
          <div className="min-w-0 flex-1">
            <Select label="Add a member" name="userId">
              {outside.map(({ id, name, email }) => (
                <option key={id} value={id}>
                  {name}, {email}
                </option>
              ))}
            </Select>
          </div>
          <SubmitButton name="intent" value="add">
            Add
          </SubmitButton>
        </Form>
      )}
    </Section>
  );
}
