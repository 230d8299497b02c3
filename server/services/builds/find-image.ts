import { findHolder } from "../images/find-holder";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import type { BuildWork } from "./build-work";
import type { MadeImage } from "./made-image";

/**
 * An image that was made before: on the node of the build, else on whichever has it; null when none has.
 * @throws BuildError node_unreachable when a node that does not answer may have it
 */
export async function findImage(
  deps: BuildDeps,
  { nodeId, engine, application }: BuildWork,
  imageId: string,
): Promise<Pick<MadeImage, "nodeId" | "platform" | "ports"> | null> {
  const image = await engine.inspectImage(imageId);
  if (image !== null) return { nodeId, platform: image.platform, ports: image.ports };
  const { organizationId } = application.project;
  const { holder, silent } = await findHolder(deps, { nodeId, organizationId, reference: imageId });
  if (silent.length > 0)
    throw new BuildError(
      "node_unreachable",
      `The image is on no node that answers; ${silent.join(", ")} may have it. See to the connection, or deploy the newest code.`,
    );
  return holder && { nodeId: holder.nodeId, platform: holder.image.platform, ports: holder.image.ports };
}
