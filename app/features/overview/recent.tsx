import { Link } from "~/components/ui/link";
import type { DeploymentLine } from "../../../server/services/organizations/find-deployments";
import { Section } from "~/components/ui/section";
import { DeploymentStatus } from "~/components/ui/status";
import { TextLink } from "~/components/ui/text-link";
import { Time } from "~/components/ui/time";
import { appPathOf } from "~/lib/app-path";
import { describeEnd } from "./words";

/** The newest deployments of all applications. */
export function Recent({ org, lines }: { org: string; lines: readonly DeploymentLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title="Recent deployments" bare end={<TextLink to={`/${org}/deployments`}>All deployments</TextLink>}>
      <ul className="divide-y divide-line border-line border-y">
        {lines.map((line) => {
          const base = appPathOf({ org, project: line.project, app: line.application, env: line.environment });
          return (
            <li key={`${base} ${line.number}`} className="flex gap-2.5 py-[9px]">
              <span className="pt-0.5">
                <DeploymentStatus status={line.status} hideWord />
              </span>
              <div className="min-w-0 flex-1">
                <p className="flex items-baseline gap-2">
                  <Link
                    to={`${base}/deployments/${line.number}`}
                    title={line.applicationName}
                    className="min-w-0 truncate font-[550] hover:underline"
                  >
                    {line.applicationName}
                  </Link>
                  <span className="text-ink-3">#{line.number}</span>
                  <span className="ml-auto text-ink-3">
                    <Time at={line.endedAt ?? line.createdAt} />
                  </span>
                </p>
                <p className="truncate text-ink-2">{describeEnd(line)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
