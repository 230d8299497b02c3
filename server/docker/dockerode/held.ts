import type Docker from "dockerode";
import type { ContentSizes, HeldContainer, HeldImage, HeldNetwork, HeldVolume } from "../contents";

const seconds = 1_000;

/** Lists are null where there is nothing, and names come with a slash. */
export const toHeldContainer = (row: Docker.ContainerInfo): HeldContainer => ({
  id: row.Id,
  name: (row.Names?.[0] ?? row.Id.slice(0, 12)).replace(/^\//, ""),
  image: row.Image,
  imageId: row.ImageID,
  state: row.State,
  status: row.Status,
  createdAt: row.Created * seconds,
  labels: row.Labels ?? {},
  ports: toPorts(row.Ports ?? []),
  volumes: (row.Mounts ?? []).flatMap(({ Type, Name }) => (Type === "volume" && Name ? [Name] : [])),
  networks: Object.keys(row.NetworkSettings?.Networks ?? {}),
});

/** One published for IPv4 and for IPv6 is told twice. */
function toPorts(ports: readonly Docker.Port[]): HeldContainer["ports"] {
  const all = new Map(
    ports.map(({ PublicPort, PrivatePort, Type }) => [
      `${PublicPort ?? ""}:${PrivatePort}/${Type}`,
      { host: PublicPort ?? null, container: PrivatePort, protocol: Type },
    ]),
  );
  return [...all.values()].sort((a, b) => a.container - b.container);
}

export const toHeldImage = (row: Docker.ImageInfo): HeldImage => ({
  id: row.Id,
  tags: (row.RepoTags ?? []).filter((tag) => tag !== "<none>:<none>"),
  bytes: row.Size,
  createdAt: row.Created * seconds,
});

const timeOf = (text: unknown): number | null => {
  const ms = Date.parse(String(text ?? ""));
  return Number.isNaN(ms) || ms <= 0 ? null : ms;
};

export const toHeldVolume = (row: Docker.VolumeInspectInfo): HeldVolume => ({
  name: row.Name,
  driver: row.Driver,
  labels: row.Labels ?? {},
  createdAt: timeOf((row as { CreatedAt?: string }).CreatedAt),
});

export const toHeldNetwork = (row: Docker.NetworkInspectInfo): HeldNetwork => ({
  id: row.Id,
  name: row.Name,
  driver: row.Driver,
  subnets: (row.IPAM?.Config ?? []).flatMap(({ Subnet }) => (Subnet ? [Subnet] : [])),
  internal: row.Internal === true,
  labels: row.Labels ?? {},
  createdAt: timeOf(row.Created),
});

interface Usage {
  readonly Images?: readonly { readonly Id: string; readonly Size: number; readonly SharedSize: number }[] | null;
  readonly Containers?: readonly { readonly Id: string; readonly SizeRw?: number }[] | null;
  readonly Volumes?: readonly { readonly Name: string; readonly UsageData?: { readonly Size: number } | null }[] | null;
}

export function toContentSizes(answer: unknown): ContentSizes {
  const { Images, Containers, Volumes } = answer as Usage;
  return {
    containers: Object.fromEntries((Containers ?? []).map(({ Id, SizeRw }) => [Id, SizeRw ?? 0])),
    images: Object.fromEntries(
      (Images ?? []).map(({ Id, Size, SharedSize }) => [Id, Math.max(0, Size - Math.max(0, SharedSize))]),
    ),
    // -1 says that the volume's driver does not tell
    volumes: Object.fromEntries(
      (Volumes ?? []).flatMap(({ Name, UsageData }) =>
        UsageData && UsageData.Size >= 0 ? [[Name, UsageData.Size]] : [],
      ),
    ),
  };
}
