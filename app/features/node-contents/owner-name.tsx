import { useParams } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { appPathOf } from "~/lib/app-path";
import type { Owner } from "../../../server/domain/node-contents/owner";

/** Whose it is, with the way there where it is an application's. */
export function OwnerName({ owner }: { owner: Owner }) {
  const { org = "" } = useParams();
  switch (owner.kind) {
    case "application": {
      const { project, application, environment: env } = owner;
      const to = application ? appPathOf({ org, project, app: application.slug, env }) : `/${org}/projects/${project}`;
      return (
        <Link to={to} className="block truncate font-medium text-accent-ink leading-6 hover:underline">
          {application?.name ?? project} <span className="font-normal text-ink-3">{env}</span>
        </Link>
      );
    }
    case "docker":
      return <span className="text-ink-3">Docker itself</span>;
    case "edge":
      return <span className="text-ink-2">Edge of this node</span>;
    case "manager":
      return <span className="text-ink-2">Docker Manager, not this one or no more</span>;
    case "other":
      return <span className="text-ink-3">Other software</span>;
    default:
      return <span className="text-ink-3">Somebody else</span>;
  }
}
