import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import type { ReactNode } from "react";
import { buttonClass } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { Status } from "~/components/ui/status";
import { Tabs } from "~/components/ui/tabs";
import { count } from "~/lib/format";
import type { ProjectFrame } from "./project-frame";

/** The head of a project's own pages. */
export function ProjectHeader({ at, frame, actions }: { at: string; frame: ProjectFrame; actions?: ReactNode }) {
  const { project, environments, applications, rights } = frame;
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={project.name}
        badge={project.deleting ? <Status pill word="Being deleted" tone="bad" icon="triangle-alert" /> : undefined}
        evidence={
          project.deleting
            ? `${count(applications, "application")} left to be taken down. Nothing can be made or deployed here any more; volumes stay.`
            : `${count(applications, "application")} in ${count(environments.length, "environment")}.`
        }
        actions={
          !project.deleting &&
          rights.createApplication && (
            <>
              {actions}
              <Link to={`${at}/new`} className={buttonClass("primary")}>
                <Icon name="plus" />
                New application
              </Link>
            </>
          )
        }
      />
      <Tabs
        label="Project"
        tabs={[
          { to: at, label: "Applications", end: true },
          { to: `${at}/settings`, label: "Settings" },
        ]}
      />
    </div>
  );
}
