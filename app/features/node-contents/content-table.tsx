import { useParams, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { Link } from "~/components/ui/link";
import { Cell, type Head, Table } from "~/components/ui/table";
import { Time } from "~/components/ui/time";
import { formatBytes } from "~/lib/bytes";
import type { ContentKind } from "../../../server/domain/node-contents/thing";
import type { ThingView } from "../../../server/services/node-contents/to-view";
import { ContainerState } from "./container-state";
import { kindWords } from "./kinds";
import { OwnerName } from "./owner-name";
import { formatPorts } from "./ports";
import { Users } from "./users";

interface Column {
  readonly head: Head;
  /** what the address calls the order of this column; from the largest or newest, unless it is a name */
  readonly sort?: "name" | "state" | "-size" | "-created";
  readonly cell: (thing: ThingView) => ReactNode;
  readonly look?: string;
}

const nothing = <span className="text-ink-3">none</span>;

const owner: Column = {
  head: { label: "Belongs to", className: "hidden sm:table-cell" },
  cell: (thing) => <OwnerName owner={thing.owner} />,
  look: "hidden max-w-[220px] truncate sm:table-cell",
};
const users: Column = {
  head: { label: "Used by", className: "hidden frame:table-cell" },
  cell: ({ usedBy }) => <Users usedBy={usedBy} />,
  look: "hidden max-w-[260px] text-ink-2 frame:table-cell",
};
const size: Column = {
  head: { label: "Size", align: "right" },
  sort: "-size",
  cell: ({ bytes }) => (bytes === null ? <span className="text-ink-3">not measured</span> : formatBytes(bytes)),
  look: "whitespace-nowrap",
};
const created: Column = {
  head: { label: "Created", align: "right", className: "hidden sm:table-cell" },
  sort: "-created",
  cell: ({ createdAt }) => (createdAt === null ? nothing : <Time at={new Date(createdAt)} />),
  look: "hidden whitespace-nowrap text-ink-2 sm:table-cell",
};

const columns: Readonly<Record<ContentKind, readonly Column[]>> = {
  containers: [
    {
      head: { label: "State" },
      sort: "state",
      cell: ({ state, status }) => <ContainerState state={state} status={status} hideWord="narrow" />,
    },
    owner,
    {
      head: { label: "Image", className: "hidden side:table-cell" },
      cell: ({ image }) => (
        <span className="block truncate" title={image ?? undefined}>
          {image?.startsWith("sha256:") ? image.slice(7, 19) : image}
        </span>
      ),
      look: "hidden max-w-[220px] text-ink-2 side:table-cell",
    },
    {
      head: { label: "Ports", className: "hidden side:table-cell" },
      cell: ({ ports }) => formatPorts(ports) || nothing,
      look: "hidden max-w-[160px] truncate text-ink-2 side:table-cell",
    },
    created,
  ],
  images: [owner, users, size, created],
  volumes: [owner, users, size, created],
  networks: [
    {
      head: { label: "Subnet", className: "hidden sm:table-cell" },
      cell: ({ subnets, internal }) => `${subnets.join(", ") || "none"}${internal ? ", internal" : ""}`,
      look: "hidden whitespace-nowrap text-ink-2 sm:table-cell",
    },
    { head: { label: "Driver" }, cell: ({ driver }) => driver, look: "whitespace-nowrap text-ink-2" },
    owner,
    users,
    created,
  ],
};

/** What is on a node, a row each; its name leads to all that is known of it. */
export function ContentTable({ kind, rows }: { kind: ContentKind; rows: readonly ThingView[] }) {
  const { org, node } = useParams();
  const [params] = useSearchParams();
  const sorted = params.get("sort") ?? "name";
  const toHead = ({ head, sort }: Pick<Column, "head" | "sort">): Head => {
    if (sort === undefined) return head;
    const next = new URLSearchParams(params);
    next.delete("page");
    next.set("sort", sort);
    const order = sort.startsWith("-") ? "descending" : "ascending";
    return { ...head, sort: { to: `?${next}`, on: sort === sorted ? order : null } };
  };
  const all = columns[kind];
  return (
    <Table
      label={kindWords[kind].title}
      heads={[toHead({ head: { label: "Name" }, sort: "name" }), ...all.map(toHead)]}
    >
      {rows.map((thing) => (
        <tr key={thing.id}>
          <Cell className="w-full max-w-0 sm:w-[40%]">
            <Link
              to={`/${org}/nodes/${node}/${kind}/${encodeURIComponent(thing.id)}`}
              title={thing.name}
              className="block truncate font-[550] leading-6 hover:underline"
            >
              {thing.name}
            </Link>
            {thing.names.length > 1 && (
              <span className="block truncate text-ink-3 text-xs" title={thing.names.slice(1).join(", ")}>
                {thing.names.slice(1).join(", ")}
              </span>
            )}
            <div className="truncate text-xs sm:hidden">
              <OwnerName owner={thing.owner} />
            </div>
          </Cell>
          {all.map(({ head, cell, look }) => (
            <Cell
              key={head.label}
              {...(head.align ? { align: head.align } : {})}
              {...(look ? { className: look } : {})}
            >
              {cell(thing)}
            </Cell>
          ))}
        </tr>
      ))}
    </Table>
  );
}
