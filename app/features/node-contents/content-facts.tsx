import type { ReactNode } from "react";
import { useParams } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { CopyText } from "~/components/ui/copy-text";
import { KeyValues } from "~/components/ui/key-values";
import { Section } from "~/components/ui/section";
import { Time } from "~/components/ui/time";
import { formatBytes } from "~/lib/bytes";
import type { ThingView } from "../../../server/services/node-contents/to-view";
import { OwnerName } from "./owner-name";
import { formatPorts } from "./ports";
import { Users } from "./users";

/** What is known of one thing, beside what can be done with it. */
export function ContentFacts({ thing }: { thing: ThingView }) {
  const { kind, id, names, owner, usedBy, createdAt, bytes, image, ports, driver, subnets, internal, status } = thing;
  const { volumes, networks } = thing;
  const isContainer = kind === "containers";
  const rows: readonly (readonly [string, ReactNode] | null)[] = [
    ["Belongs to", <OwnerName key="owner" owner={owner} />],
    isContainer ? null : ["Used by", <Users key="users" usedBy={usedBy} />],
    status ? ["State", status] : null,
    image === null ? null : ["Image", image],
    isContainer ? ["Ports", formatPorts(ports) || "none"] : null,
    volumes.length > 0 ? ["Volumes", <Others key="volumes" kind="volumes" names={volumes} />] : null,
    networks.length > 0 ? ["Networks", <Others key="networks" kind="networks" names={networks} />] : null,
    names.length > 0 ? ["Names", <Names key="names" names={names} />] : null,
    driver === null ? null : ["Driver", driver],
    kind === "networks" ? ["Subnet", `${subnets.join(", ") || "none"}${internal ? ", internal" : ""}`] : null,
    kind === "networks"
      ? null
      : [isContainer ? "Written" : "Size", bytes === null ? "not measured yet" : formatBytes(bytes)],
    createdAt === null ? null : ["Created", <Time key="created" at={new Date(createdAt)} />],
    id === thing.name
      ? null
      : ["Id", <CopyText key="id" text={id} shown={id.replace("sha256:", "").slice(0, 12)} what="the id" />],
  ];
  return (
    <Section title="Facts">
      <KeyValues rows={rows} />
    </Section>
  );
}

/** What a container has, each with the way there. */
function Others({ kind, names }: { kind: "volumes" | "networks"; names: readonly string[] }) {
  const { org, node } = useParams();
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          <Link
            to={`/${org}/nodes/${node}/${kind}/${encodeURIComponent(name)}`}
            title={name}
            className="block truncate leading-6 hover:underline"
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name} className="[overflow-wrap:anywhere]">
          {name}
        </li>
      ))}
    </ul>
  );
}
