import path from "node:path";
import type { TestHost } from "../../docker/testing/host";
import { testingFolder } from "../../docker/testing/paths";
import { runInside } from "../../docker/testing/process";

/** where the engine notes the layers of each container: a folder with three files */
const notes = "/var/lib/docker/image/overlay2/layerdb/mounts";

/**
 * Leaves the engine disk for so many more containers: the next one meets "no space left on device".
 * @returns gives it room again
 */
export async function leaveRoomFor(host: TestHost, containers: number): Promise<() => Promise<void>> {
  const inside = async (...argv: string[]) => {
    const { code, err } = await runInside(path.join(testingFolder, host.name), argv);
    if (code !== 0) throw new Error(`${argv.join(" ")}: ${err}`);
  };
  const inodes = 2 + 4 * containers;
  await inside("mount", "-t", "tmpfs", "-o", `size=64k,nr_inodes=${inodes}`, "tmpfs", notes);
  return () => inside("umount", notes);
}
