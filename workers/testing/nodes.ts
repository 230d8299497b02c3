import { type HostOptions, startTestHost, type TestHost } from "../../docker/testing/host";
import { loadTestImages } from "../../docker/testing/images";
import { newId } from "../../server/db/new-id";
import type { TestInstallation } from "./installation";

export interface TestNode {
  readonly id: string;
  readonly name: string;
  readonly host: TestHost;
}

/**
 * One more Docker host as a node of the installation, by its socket on this machine; a worker that runs takes it up by itself.
 * Its images are there already. End it with `host.remove()`.
 */
export async function addTestNode(
  { deps }: TestInstallation,
  name: string,
  place: number,
  options: HostOptions = {},
): Promise<TestNode> {
  const host = await startTestHost(name, place, options);
  await loadTestImages(host);
  const id = newId("node");
  await deps.db.node.create({
    data: { id, name, endpoint: `unix://${host.socket}`, meshAddress: host.address },
  });
  return { id, name, host };
}
