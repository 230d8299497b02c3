import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type StreamItem, stream } from "../stream";
import { findProgress, type InstallProgress } from "./install-progress";
import { installAddress, locateInstallation } from "./locate-installation";

const lookMs = 400;

/** How far an installation is, whenever that changes, until it has ended. */
export const followInstallation = stream({
  permission: "node.manage",
  input: installAddress.extend({ lastEventId: z.string().max(60).optional() }),
  locate: locateInstallation,
  open: async function* (ctx, { lastEventId }, { key }): AsyncGenerator<StreamItem<InstallProgress>> {
    let seen = lastEventId;
    while (!ctx.signal.aborted) {
      const progress = await findProgress(ctx.redis, key, Date.now());
      if (progress === null) return;
      const id = `${progress.startedAt}-${progress.beatAt}-${progress.phase}-${progress.cancelling}`;
      if (id !== seen) yield { id, data: progress };
      if (progress.phase !== "running") return;
      seen = id;
      await sleep(lookMs, undefined, { signal: ctx.signal }).catch(() => {});
    }
  },
});
