import { Icon } from "~/components/ui/icon";
import type { ReactNode } from "react";
import { Ring } from "~/components/ui/ring";
import { Evidence } from "~/features/application/evidence";
import type { ApplicationRead, DeploymentRead } from "~/features/application/types";
import { formatDuration } from "~/lib/duration";
import { furtherSentences, firstSentence } from "./sentences";
import { stepProgress } from "./step-progress";

interface Props {
  readonly read: DeploymentRead;
  readonly application: ApplicationRead;
  readonly children?: ReactNode;
}

/** The answer first: why, or what it waits for; beside it what serves now. */
export function Verdict({ read, application, children }: Props) {
  const look = lookOf(read);
  return (
    <section
      aria-label="Verdict"
      className="grid overflow-hidden rounded-lg border border-line frame:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]"
    >
      <div className={`px-5 pt-4 pb-4.5 ${look.box}`}>
        <p className={`flex items-center gap-1.5 font-medium ${look.ink}`}>
          {look.icon}
          {look.word}
        </p>
        <h2 className="pt-1.5 text-balance break-words font-semibold text-base/6 tracking-tight">{look.title}</h2>
        {look.text !== "" && <p className="text-pretty break-words pt-1 text-ink-2">{look.text}</p>}
        {children !== undefined && <div className="flex flex-wrap gap-2 pt-3.5">{children}</div>}
      </div>
      <ServingNow application={application} />
    </section>
  );
}

function ServingNow({ application }: { application: ApplicationRead }) {
  const { state, evidence, note, desired } = application;
  const fine = state !== "down" && state !== "degraded";
  const serves = application.serving > 0;
  return (
    <div className="border-line px-5 pt-4 pb-4.5 max-frame:border-t frame:border-l">
      <p
        className={`flex items-center gap-1.5 font-medium ${serves ? "text-ok-ink" : fine ? "text-ink-2" : "text-bad-ink"}`}
      >
        {serves ? <Icon name="circle-check" /> : <Icon name="circle-x" />}
        Serving now
      </p>
      <h2 className="tabular pt-1.5 font-semibold text-base/6 tracking-tight">{evidence}</h2>
      <p className="pt-1 text-ink-2">{fine || desired === 0 ? <SeenAt application={application} /> : note}</p>
    </div>
  );
}

function SeenAt({ application }: { application: ApplicationRead }) {
  if (application.edge.seenAt === null) return "No request is answered by a replica.";
  return <Evidence evidence="Its routes are loaded" edge={application.edge} />;
}

interface Look {
  readonly box: string;
  readonly ink: string;
  readonly icon: ReactNode;
  readonly word: string;
  readonly title: string;
  readonly text: string;
}

function lookOf({ deployment, steps }: DeploymentRead): Look {
  const { status, message, waitingFor, cancelling } = deployment;
  const [title, text] = [firstSentence(message ?? ""), furtherSentences(message ?? "")];
  switch (status) {
    case "FAILED":
      return { ...bad, word: "Why it failed", title, text };
    case "ROLLED_BACK":
      return { ...warn, word: "Why it was rolled back", title, text };
    case "CANCELLED":
    case "SUPERSEDED":
      return { ...quiet, word: status === "CANCELLED" ? "Cancelled" : "Superseded", title, text };
    case "SUCCEEDED":
      return { ...fine, word: "Succeeded", title: describeSuccess(deployment), text: describeSpeed(deployment) };
    default: {
      const at = stepProgress(steps);
      const running = steps.find((step) => step.status === "running");
      const word = cancelling ? "Cancelling" : at === null ? "Waiting" : `Step ${at.step} of ${at.of}`;
      const progress = at === null ? undefined : at.step / (at.of + 1);
      const step = running?.title ?? (status === "QUEUED" ? "Waits for its turn" : "Begins");
      return {
        ...moving,
        icon: <Ring progress={progress} />,
        word,
        title: step,
        text: waitingFor ?? patienceOf(deployment),
      };
    }
  }
}

/** What it did, by its kind. */
function describeSuccess({ kind, targetCount, release }: DeploymentRead["deployment"]): string {
  const name = release === null ? "The release" : `r${release}`;
  const n = `${targetCount} of ${targetCount} ${targetCount === 1 ? "replica" : "replicas"}`;
  return kind === "STOP" || targetCount === 0
    ? "All replicas were taken out of service and stopped"
    : `${name} was seen healthy on ${n}, with traffic on ${targetCount === 1 ? "it" : "all of them"}`;
}

function describeSpeed({ startedAt, servingAt, targetCount }: DeploymentRead["deployment"]): string {
  if (startedAt === null || servingAt === null || targetCount === 0) return "";
  return `It had all the traffic ${formatDuration(servingAt.getTime() - startedAt.getTime())} after it began.`;
}

function patienceOf({ rollout, status }: DeploymentRead["deployment"]): string {
  if (status === "BUILDING") return "The image is made; what serves is not touched.";
  if (rollout === null) return "";
  return `Each replica has ${rollout.healthyTimeoutMs / 1000} s to become healthy, in ${rollout.maxAttempts} attempts.`;
}

const bad = { box: "bg-bad-soft", ink: "text-bad-ink", icon: <Icon name="circle-x" /> };
const warn = { box: "bg-warn-soft", ink: "text-warn-ink", icon: <Icon name="undo-2" /> };
const quiet = { box: "", ink: "text-ink-2", icon: <Icon name="info" /> };
const fine = { box: "", ink: "text-ok-ink", icon: <Icon name="circle-check" /> };
const moving = { box: "bg-accent-soft", ink: "text-accent-ink" };
