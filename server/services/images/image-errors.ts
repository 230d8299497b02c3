import { EngineError } from "../../docker/engine-error";

const short = (imageId: string): string => imageId.replace(/^sha256:/, "").slice(0, 12);

/** What was copied is not what was asked for: nothing is started from it. */
export const imageStillMissing = (imageId: string): EngineError =>
  new EngineError(
    "refused",
    `The node took the image ${short(imageId)}, but does not have it now. Look at the disk of the node; it is tried again.`,
  );

export const imageNowhere = (imageId: string): EngineError =>
  new EngineError(
    "image_missing",
    `No node has the image ${short(imageId)} any more. Deploy again to make or fetch it.`,
  );
