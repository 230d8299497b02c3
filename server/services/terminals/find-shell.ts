import type { Engine } from "../../docker/engine";
import { AppError } from "../../domain/errors";
import { shells } from "../../domain/terminal/limits";

const notThere = [126, 127];

/** The best shell that a container has. @throws AppError conflict when it has none */
export async function findShell(engine: Engine, containerName: string): Promise<string> {
  for (const shell of shells) {
    const { code } = await engine.exec(containerName, [shell, "-c", "exit 0"]);
    if (!notThere.includes(code)) return shell;
  }
  throw new AppError(
    "conflict",
    `This image has no shell: ${shells.join(", ")} were looked for. Add one to the image, or read the logs instead.`,
  );
}
