import { useSearchParams } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { Section } from "~/components/ui/section";
import type { DeploymentRead } from "~/features/application/types";
import { formatDuration } from "~/lib/duration";
import { LastLines } from "./last-lines";

/** The container that failed: how it ended, what its health check said, its last lines; attempt by attempt. */
export function FailingContainer({ read }: { read: DeploymentRead }) {
  const [search] = useSearchParams();
  const { attempts } = read;
  const wanted = Number(search.get("attempt"));
  const shown = attempts.find(({ attempt }) => attempt === wanted) ?? read.failing;
  if (shown === null || shown === undefined) return null;
  const { slot, exitCode, health, startedAt, removedAt, lines } = shown;
  const lived = removedAt === null ? "" : ` after ${formatDuration(removedAt.getTime() - startedAt.getTime())}`;
  const end = exitCode === null ? `taken away${lived}` : `ended with code ${exitCode}${lived}`;
  return (
    <Section
      title={`Last lines of slot ${slot}${read.deployment.release === null ? "" : `, r${read.deployment.release}`}`}
      note={exitCode === null ? "did not become healthy" : `exit code ${exitCode}`}
      end={attempts.length > 1 && <Attempts attempts={attempts.map(({ attempt }) => attempt)} shown={shown.attempt} />}
      bare
    >
      <LastLines
        lines={lines}
        label={`Last lines of slot ${slot}`}
        foot={`Container ${end}${health === null ? "" : `; health check: ${health}`}`}
      />
    </Section>
  );
}

/** Segments that choose an attempt; each is a link. */
function Attempts({ attempts, shown }: { attempts: readonly number[]; shown: number }) {
  const sorted = [...attempts].sort((a, b) => a - b);
  return (
    <nav aria-label="Attempt" className="inline-flex rounded-[7px] bg-surface-3 p-0.5">
      {sorted.map((attempt, index) => (
        <Link
          key={attempt}
          to={`?attempt=${attempt}`}
          replace
          keepScroll
          aria-current={attempt === shown ? "true" : undefined}
          className="min-w-6 rounded-[5px] px-2.5 text-center font-medium text-ink-2 text-xs/6 aria-[current=true]:bg-surface aria-[current=true]:text-ink aria-[current=true]:shadow-control"
        >
          {index === 0 ? `Attempt ${attempt}` : attempt}
        </Link>
      ))}
    </nav>
  );
}
