import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Cell, Table } from "~/components/ui/table";
import { Tag } from "~/components/ui/tag";
import { Time } from "~/components/ui/time";
import type { Read } from "~/lib/read";

type Session = Read<"accounts", "readAccount">["sessions"][number];

const heads = [{ label: "Browser" }, { label: "Signed in", align: "right" }, { label: "End", hidden: true }] as const;

/** Where one is signed in. Ending a session closes its pages within seconds. */
export function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  return (
    <Table label="Sessions" heads={heads}>
      {sessions.map(({ id, browser, since, current }) => (
        <tr key={id}>
          <Cell>
            <span className="flex flex-wrap items-center gap-2">
              {browser}
              {current && <Tag>this one</Tag>}
            </span>
          </Cell>
          <Cell align="right" className="whitespace-nowrap text-ink-2">
            <Time at={since} />
          </Cell>
          <Cell align="right" className="w-20">
            {!current && (
              <Form method="post">
                <input type="hidden" name="intent" value="end" />
                <input type="hidden" name="session" value={id} />
                <SubmitButton size="sm" aria-label={`End the session of ${browser}`}>
                  End
                </SubmitButton>
              </Form>
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
