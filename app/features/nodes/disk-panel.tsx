import type { DiskParts } from "../../../server/domain/node/disk-parts";
import { Icon } from "~/components/ui/icon";
import { Panel } from "~/components/ui/panel";
import { Time } from "~/components/ui/time";
import { formatBytes } from "~/lib/bytes";

interface Kind {
  readonly part: Exclude<keyof DiskParts, "free">;
  readonly label: string;
  readonly look: string;
}

/** In the order of the bar. What can go is amber; greys are what is needed. */
const kinds: readonly Kind[] = [
  { part: "volumes", label: "Volumes", look: "bg-disk-1" },
  { part: "imagesInUse", label: "Images in use", look: "bg-disk-2" },
  { part: "imagesKept", label: "Images kept for rollback", look: "bg-disk-3" },
  { part: "other", label: "Other and logs", look: "bg-disk-4" },
  { part: "buildCache", label: "Build cache", look: "bg-disk-5" },
  { part: "imagesUnneeded", label: "Images no release needs", look: "bg-disk-6" },
];

interface Props {
  readonly disk: { readonly free: number; readonly total: number };
  readonly parts: (DiskParts & { readonly at: string }) | null;
}

/** What takes the disk, and what of it could go. */
export function DiskPanel({ disk, parts }: Props) {
  const used = disk.total - disk.free;
  return (
    <Panel
      title="Disk"
      aside={`${formatBytes(used)} of ${formatBytes(disk.total)} used, ${formatBytes(disk.free)} free`}
      foot={parts !== null && <Spare parts={parts} />}
    >
      <div className="p-4">
        {parts === null ? (
          <p className="text-ink-2">What takes it is being measured.</p>
        ) : (
          <>
            <Bar parts={parts} total={disk.total} />
            <ul className="grid gap-x-10 gap-y-2 pt-4 sm:grid-cols-2">
              {kinds.map(({ part, label, look }) => (
                <li key={part} className="flex items-center gap-2">
                  <span aria-hidden className={`size-2.5 shrink-0 rounded-[3px] forced-colors:border ${look}`} />
                  <span className="text-ink-2">{label}</span>
                  <span className="tabular ml-auto">{formatBytes(parts[part])}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}

function Spare({ parts }: { parts: DiskParts & { readonly at: string } }) {
  const spare = parts.buildCache + parts.imagesUnneeded;
  return (
    <>
      <Icon name="info" className="mt-0.5 shrink-0 text-ink-3" />
      <span>
        {spare === 0
          ? "Nothing here is unneeded."
          : `${formatBytes(spare)} can go: build cache, and images that no release, rollback or container needs.`}{" "}
        Measured <Time at={parts.at} />.
      </span>
    </>
  );
}

function Bar({ parts, total }: { parts: DiskParts; total: number }) {
  const words = kinds.map(({ part, label }) => `${label} ${formatBytes(parts[part])}`).join(", ");
  return (
    <div
      role="img"
      aria-label={`${words}, free ${formatBytes(parts.free)}`}
      className="flex h-3.5 gap-px overflow-hidden rounded-full bg-surface-3 forced-colors:border"
    >
      {kinds.map(
        ({ part, label, look }) =>
          parts[part] > 0 && (
            <span
              key={part}
              title={`${label}: ${formatBytes(parts[part])}`}
              className={`h-full shrink-0 ${look}`}
              style={{ width: `${(parts[part] / Math.max(1, total)) * 100}%` }}
            />
          ),
      )}
    </div>
  );
}
