import { notFound } from "../../domain/errors";
import { query } from "../use-case";
import { findProgress } from "./install-progress";
import { installAddress, locateInstallation } from "./locate-installation";

/** How far the installation of Docker on a machine is, with the newest lines of each step. Known for an hour. */
export const readInstallation = query({
  permission: "node.manage",
  input: installAddress,
  locate: locateInstallation,
  run: async (ctx, _input, { key }) => {
    const progress = await findProgress(ctx.redis, key, Date.now());
    if (progress === null) throw notFound("installation");
    return progress;
  },
});
