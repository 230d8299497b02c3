import type Docker from "dockerode";
import type { DiskUsage } from "../disk-usage";
import type { Engine } from "../engine";
import type { Caller } from "./call";

/** The engine's answer, as far as it is read; lists are null where there is nothing. */
interface Answer {
  readonly LayersSize?: number;
  readonly Images?: readonly { readonly Id: string; readonly Size: number; readonly SharedSize: number }[] | null;
  readonly Containers?: readonly { readonly ImageID: string; readonly SizeRw?: number }[] | null;
  readonly Volumes?: readonly { readonly UsageData?: { readonly Size: number } | null }[] | null;
  readonly BuildCache?: readonly { readonly Size: number; readonly Shared: boolean }[] | null;
}

export const createDiskUsage = (docker: Docker, { call }: Caller): Pick<Engine, "diskUsage"> => ({
  diskUsage: () => call("measure its disk", async () => toDiskUsage((await docker.df()) as Answer), 4),
});

function toDiskUsage({ LayersSize = 0, Images, Containers, Volumes, BuildCache }: Answer): DiskUsage {
  const used = new Set((Containers ?? []).map(({ ImageID }) => ImageID));
  return {
    layersBytes: LayersSize,
    images: (Images ?? []).map(({ Id, Size, SharedSize }) => ({
      id: Id,
      ownBytes: Math.max(0, Size - Math.max(0, SharedSize)),
      used: used.has(Id),
    })),
    containersBytes: sum((Containers ?? []).map(({ SizeRw }) => SizeRw ?? 0)),
    // -1 says that the volume's driver does not tell
    volumesBytes: sum((Volumes ?? []).map(({ UsageData }) => Math.max(0, UsageData?.Size ?? 0))),
    buildCacheBytes: sum((BuildCache ?? []).filter(({ Shared }) => !Shared).map(({ Size }) => Size)),
  };
}

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
