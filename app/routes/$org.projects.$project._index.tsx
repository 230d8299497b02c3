import { data } from "@remix-run/node";
import { type MetaFunction, useLoaderData, useParams } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { useState } from "react";
import { Pager } from "~/components/ui/pager";
import { Search } from "~/components/ui/search";
import { Segments } from "~/components/ui/segments";
import { Matrix } from "~/features/projects/matrix";
import { MatrixEmpty } from "~/features/projects/matrix-empty";
import { hasFolderMenu, hasRowMenu, MatrixMenu, type MatrixMenuAt, MenuButton } from "~/features/projects/matrix-menus";
import { groupRows } from "~/features/projects/matrix-row";
import { NewFolderDialog, ProjectDialogs, type ProjectQuestion } from "~/features/projects/project-dialogs";
import { useProjectFrame } from "~/features/projects/project-frame";
import { ProjectHeader } from "~/features/projects/project-header";
import { runProjectIntent } from "~/features/projects/project-intents";
import { page, param, submit } from "~/lib/door";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";
import { pageNumber } from "~/lib/page-number";

const filters = [
  { value: "all", label: "All" },
  { value: "attention", label: "Needs attention" },
  { value: "drift", label: "Not in step" },
] as const;

export const meta: MetaFunction = ({ params }) => [{ title: `${params.project} · Docker Manager` }];

export const loader = page(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url);
  const wish = {
    search: (searchParams.get("q") ?? "").trim().slice(0, 100),
    filter: filters.find(({ value }) => value === searchParams.get("filter"))?.value ?? "all",
    page: pageNumber(searchParams),
  };
  const at = { organization: param(params, "org"), project: param(params, "project") };
  return { ...(await context.api.projects.readMatrix({ ...at, ...wish })), wish, narrow: searchParams.get("env") };
});

export const action = submit(async (form, { context, params }) => {
  const at = { organization: param(params, "org"), project: param(params, "project") };
  await runProjectIntent(context.api, at, form);
  return data(null);
});

/** What the small squares mean. */
function Legend() {
  const squares = [
    ["bg-slot-mini", "replica"],
    ["bg-accent", "new release"],
    ["border border-line-control border-dashed", "none"],
  ] as const;
  return (
    <ul className="ml-auto hidden gap-4 text-ink-2 side:flex" aria-label="Legend">
      {squares.map(([look, word]) => (
        <li key={word} className="flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-[2.5px] ${look}`} />
          {word}
        </li>
      ))}
    </ul>
  );
}

export default function ProjectPage() {
  const { rows, total, pages, wish, narrow } = useLoaderData<typeof loader>();
  const frame = useProjectFrame();
  const { org, project } = useParams();
  useLiveRevalidation([frame.project.id]);
  const at = `/${org}/projects/${project}`;
  const [question, setQuestion] = useState<ProjectQuestion | null>(null);
  const { environments, folders, rights } = frame;
  const fallback = environments.at(-1)?.slug;
  const all = wish.filter === "all" && wish.search === "" && pages === 1;
  const groups = groupRows(folders, rows, all);
  const [menu, setMenu] = useState<MatrixMenuAt | null>(null);
  return (
    <>
      <ProjectHeader
        at={at}
        frame={frame}
        actions={
          <NewFolderDialog
            folders={folders}
            trigger={
              <>
                <Icon name="folder-plus" />
                New folder
              </>
            }
          />
        }
      />
      <div>
        <div className="flex flex-wrap items-center gap-2 pb-3">
          <Search label="Filter applications" keep={["filter", "env"]} />
          <Segments label="Show" name="filter" options={filters} />
          <Legend />
          <div className="w-full frame:hidden">
            <Segments
              label="Environment"
              name="env"
              fallback={fallback}
              options={environments.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          </div>
        </div>
        {groups.length === 0 ? (
          <MatrixEmpty at={at} wish={wish} canCreate={rights.createApplication && !frame.project.deleting} />
        ) : (
          <Matrix
            {...{ at, frame, groups }}
            narrow={environments.find(({ slug }) => slug === narrow)?.slug ?? fallback}
            rowMenu={(application) =>
              hasRowMenu(application, rights) && (
                <MenuButton
                  label={`Actions for ${application.name}`}
                  onOpen={(button) => setMenu({ application, button })}
                />
              )
            }
            folderMenu={(folder) =>
              hasFolderMenu(rights) && (
                <MenuButton
                  label={`Actions for the folder ${folder.name}`}
                  onOpen={(button) => setMenu({ folder, button })}
                />
              )
            }
          />
        )}
        {pages > 1 && <p className="pt-3 text-ink-3">{total} applications match.</p>}
        <Pager page={wish.page} pages={pages} />
      </div>
      <MatrixMenu at={menu} rights={rights} onAsk={setQuestion} onClose={() => setMenu(null)} />
      <ProjectDialogs question={question} folders={folders} at={at} onClose={() => setQuestion(null)} />
    </>
  );
}
