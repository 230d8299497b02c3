import { findHolder } from "../images/find-holder";
import type { BuildDeps } from "./build-deps";
import type { BuildWork } from "./build-work";
import type { MadeImage } from "./made-image";

/** An image that was made before: on the node of the build, else on whichever has it; null when none that answers does. */
export async function findImage(
  deps: BuildDeps,
  { nodeId, engine, application }: BuildWork,
  imageId: string,
): Promise<Pick<MadeImage, "nodeId" | "ports"> | null> {
  const image = await engine.inspectImage(imageId);
  if (image !== null) return { nodeId, ports: image.ports };
  const { organizationId } = application.project;
  return findHolder(deps, { nodeId, organizationId, reference: imageId });
}
