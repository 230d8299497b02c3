import { Icon } from "~/components/ui/icon";
import { Link } from "~/components/ui/link";
import { appPathOf } from "~/lib/app-path";
import { type LogChoice, withChosen } from "./log-choice";
import type { LoggedApplication } from "./types";

interface Props {
  readonly org: string;
  readonly choice: LogChoice;
  readonly followed: readonly LoggedApplication[];
}

/** Whose lines are here. Each leads to its own logs; a chosen one can be taken away. */
export function FollowedTags({ org, choice, followed }: Props) {
  const removable = choice.applications.length > 0;
  return (
    <ul aria-label="Followed" className="flex min-w-0 gap-1.5 max-frame:overflow-x-auto frame:flex-wrap">
      {followed.map((row) => (
        <li
          key={row.id}
          className="flex h-7 max-w-64 shrink-0 items-center rounded-[4px] bg-surface-3 text-ink-2 pointer-coarse:h-10"
        >
          <Link
            to={`${logsOf(org, row)}?range=15m`}
            title={`Logs of ${row.applicationName} in ${row.environmentName}, ${row.projectName}`}
            className="flex min-w-0 gap-1.5 px-2 hover:underline"
          >
            <span className="min-w-0 truncate font-medium text-ink">{row.applicationName}</span> {row.environmentName}
          </Link>
          {removable && (
            <Link
              to={withChosen(
                choice,
                followed.filter(({ id }) => id !== row.id),
              )}
              aria-label={`Do not follow ${row.applicationName} in ${row.environmentName}`}
              className="grid h-7 w-7 place-items-center rounded-[4px] hover:bg-line-2 pointer-coarse:size-10"
            >
              <Icon name="x" />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The logs of one application. */
export const logsOf = (org: string, { project, application: app, environment: env }: LoggedApplication): string =>
  `${appPathOf({ org, project, app, env })}/logs`;
