import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import type { ReactNode } from "react";
import { findBehind } from "./cell-words";
import { type FolderRow, pathName } from "~/features/folders/folder-options";
import { MatrixCell } from "./matrix-cell";
import type { MatrixGroup, MatrixRow } from "./matrix-row";
import type { ProjectFrame } from "./project-frame";

interface Props {
  /** address of the project */
  readonly at: string;
  readonly frame: ProjectFrame;
  readonly groups: readonly MatrixGroup[];
  /** the environment that a narrow page shows */
  readonly narrow: string | undefined;
  readonly rowMenu: (row: MatrixRow) => ReactNode;
  readonly folderMenu: (folder: FolderRow) => ReactNode;
}

const edge = "border-line border-b";
const head = `${edge} bg-bg px-3 py-3 align-bottom text-left text-xs frame:px-4`;

/** Applications × environments, with folders as groups. A narrow page shows one environment at a time. */
export function Matrix({ at, frame, groups, narrow, rowMenu, folderMenu }: Props) {
  const { environments, folders } = frame;
  const shown = (slug: string) => (slug === narrow ? "" : "hidden frame:table-cell");
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <table
        aria-label="Applications by environment"
        className="w-full table-fixed border-collapse frame:min-w-[720px]"
      >
        <thead>
          <tr>
            <th scope="col" className={`${head} w-[44%] font-medium text-ink-3 frame:w-[28%]`}>
              Application
            </th>
            {environments.map(({ id, slug, name }) => (
              <th
                key={id}
                scope="col"
                className={`${head} font-[550] text-[13px]/5 text-ink frame:border-l ${shown(slug)}`}
              >
                {name}
              </th>
            ))}
            <th scope="col" className={`${head} w-11`}>
              <span className="sr-only">Menu</span>
            </th>
          </tr>
        </thead>
        {groups.map(({ folder, rows }) => (
          <tbody key={folder?.id ?? "top"} id={folder?.id} className="[&:last-child>tr:last-child>*]:border-b-0">
            {folders.length > 0 && (
              <GroupHead environments={environments.length} count={rows.length} menu={folder && folderMenu(folder)}>
                {folder && pathName(folders, folder.id)}
              </GroupHead>
            )}
            {rows.map((row) => {
              const cells = environments.map(({ id }) => row.cells.find((cell) => cell.environmentId === id));
              return (
                <tr key={row.id} className="group">
                  <th
                    scope="row"
                    className={`${edge} px-3 py-[9px] text-left font-normal group-hover:bg-surface-2 frame:px-4`}
                  >
                    <RowHead at={at} row={row} />
                  </th>
                  {environments.map(({ id, slug, name }, i) => (
                    <td key={id} className={`matrix-cell ${tint(cells[i])} ${shown(slug)}`}>
                      <MatrixCell
                        cell={cells[i]}
                        to={`${at}/apps/${row.slug}/${slug}`}
                        name={`${row.name} in ${name}`}
                        behind={findBehind(cells, environments, i)}
                      />
                    </td>
                  ))}
                  <td className={`${edge} w-11 px-1 text-center group-hover:bg-surface-2`}>{rowMenu(row)}</td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Only what moves or broke has a colour. */
function tint(cell: MatrixRow["cells"][number] | undefined): string {
  if (cell?.mark === "moving") return "bg-accent-soft";
  return cell?.mark === "bad" ? "bg-bad-soft" : "group-hover:bg-surface-2";
}

function RowHead({ at, row }: { at: string; row: MatrixRow }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Icon name="box" className="text-ink-3" />
      <div className="min-w-0">
        <Link to={`${at}/apps/${row.slug}`} title={row.name} className="block truncate font-[550] hover:underline">
          {row.name}
        </Link>
        <p className="truncate text-ink-3" title={row.source}>
          {row.deleting ? "being deleted" : row.source}
        </p>
      </div>
    </div>
  );
}

interface GroupProps {
  readonly environments: number;
  readonly count: number;
  readonly menu: ReactNode;
  /** the folder's path; null for what is in none */
  readonly children: ReactNode;
}

function GroupHead({ environments, count, menu, children }: GroupProps) {
  return (
    <tr>
      {/* The name spans two columns on every page; a wide one has those of the other environments besides. */}
      <th scope="rowgroup" colSpan={2} className={`${edge} bg-bg py-1 pr-1 pl-3 text-left font-normal frame:pl-4`}>
        <div className="flex min-h-7 items-center gap-2">
          {children === null ? (
            <span className="text-ink-2">In no folder</span>
          ) : (
            <>
              <Icon name="folder" className="text-ink-2" />
              <span className="min-w-0 truncate font-[550]">{children}</span>
              <span className="shrink-0 text-ink-3">{count === 0 ? "empty" : count}</span>
            </>
          )}
        </div>
      </th>
      {environments > 1 && <td colSpan={environments - 1} className={`${edge} hidden bg-bg frame:table-cell`} />}
      <td className={`${edge} bg-bg px-1 text-center`}>{menu}</td>
    </tr>
  );
}
