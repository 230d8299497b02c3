import { mutation } from "../use-case";
import { requestCancel } from "./install-progress";
import { installAddress, locateInstallation } from "./locate-installation";

/** Lets the step that runs come to its end, and none begin after it. What was done stays. */
export const cancelInstallation = mutation({
  permission: "node.manage",
  input: installAddress,
  locate: locateInstallation,
  run: async (ctx, _input, { key }) => {
    await requestCancel(ctx.redis, key);
    return {};
  },
});
