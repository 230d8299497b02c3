import { recordEvent } from "../../events/record-event";
import type { BuildDeps } from "./build-deps";
import type { BuildRow } from "./build-row";
import type { BuildWork } from "./build-work";

const everyMs = 1_000;

export interface PushNote {
  /** Says how far it is; shown about once a second. */
  say(detail: string): void;
  /** Nothing more is shown once it resolves. */
  close(): Promise<void>;
}

/** Begins the step that pushes an image, and keeps telling people how far it is. */
export function openPushNote({ db }: BuildDeps, row: BuildRow, work: BuildWork): PushNote {
  const { project } = row.appEnvironment.application;
  let detail = "";
  let shown: string | null = null;
  const show = async () => {
    if (detail === shown) return;
    shown = detail;
    await work.step("push", "running", detail);
    await recordEvent(db, {
      organizationId: project.organizationId,
      type: "deployment.progress",
      subjectId: row.id,
      payload: { projectId: project.id, appEnvironmentId: row.appEnvironmentId, status: "BUILDING" },
    });
  };
  // A look that fails is made again: it tells only.
  let showing: Promise<void> = show().catch(() => {});
  const timer = setInterval(() => {
    showing = showing.then(show).catch(() => {});
  }, everyMs);
  return {
    say: (text) => {
      detail = text;
    },
    close: async () => {
      clearInterval(timer);
      await showing;
    },
  };
}
