import { Form } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import { buttonClass, SubmitButton } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";

/** Where a new user begins: one click to something that runs. */
export function EmptyOrganization({ org, canCreate }: { org: string; canCreate: boolean }) {
  if (!canCreate)
    return <Empty sentence="No project is open to you yet. An administrator can give your team a role in one." />;
  return (
    <Empty sentence="Deploy the example application to see how it works: it is built here, from sources that come with Docker Manager. Or start with a project of your own.">
      <Form method="post">
        <SubmitButton look="primary" name="intent" value="example">
          <Icon name="rocket" />
          Deploy the example
        </SubmitButton>
      </Form>
      <Link to={`/${org}/projects/new`} className={buttonClass()}>
        New project
      </Link>
    </Empty>
  );
}
