import { readMoment } from "~/lib/moment";
import { useTimeZone } from "~/lib/use-now";
import { fieldClass } from "./field-class";

export interface LoggedReplica {
  readonly id: string;
  readonly slot: number;
  readonly release: number | null;
  readonly removedAt: Date | string | null;
  readonly exitCode: number | null;
  readonly asked: boolean;
  readonly missing: string | null;
}

/** The replicas that run, and apart from them those that were removed: release, when it ended, and how. */
export function ReplicaField({ replicas, chosen }: { replicas: readonly LoggedReplica[]; chosen: string | null }) {
  const zone = useTimeZone();
  const running = replicas.filter(({ removedAt }) => removedAt === null);
  const removed = replicas.filter(({ removedAt }) => removedAt !== null);
  const gone = chosen !== null && !replicas.some(({ id }) => id === chosen);
  return (
    <select
      name="replica"
      aria-label="Replica"
      defaultValue={chosen ?? ""}
      onChange={({ target }) => target.form?.requestSubmit()}
      className={`${fieldClass} w-40`}
    >
      <option value="">All replicas</option>
      {gone && <option value={chosen}>One that is forgotten</option>}
      {running.length > 0 && (
        <optgroup label="Running">
          {running.map((replica) => (
            <option key={replica.id} value={replica.id}>
              {nameOf(replica)}
            </option>
          ))}
        </optgroup>
      )}
      {removed.length > 0 && (
        <optgroup label="Removed">
          {removed.map((replica) => (
            <option key={replica.id} value={replica.id}>
              {`${nameOf(replica)}, ${endOf(replica, zone)}`}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}

const nameOf = ({ slot, release }: LoggedReplica): string => `Slot ${slot}${release === null ? "" : ` of r${release}`}`;

function endOf({ removedAt, exitCode, asked, missing }: LoggedReplica, zone: string): string {
  const { day, time } = readMoment(new Date(removedAt ?? 0), zone);
  const how = asked ? "stopped" : exitCode === null ? "ended" : `exit ${exitCode}`;
  return `${how} ${day} ${time.slice(0, 5)}${missing === null ? "" : ", lines are missing"}`;
}
