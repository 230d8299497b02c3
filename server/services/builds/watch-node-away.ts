import type { BuildDeps } from "./build-deps";

const lookMs = 1_000;

/**
 * Aborts when the node of a build counts as unreachable, which it does after several looks without an answer. The stream of a build
 * need not end by itself then: a machine without power says nothing any more.
 */
export function watchNodeAway({ db }: Pick<BuildDeps, "db">, id: string): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const timer = setInterval(async () => {
    const node = await db.node.findUnique({ where: { id }, select: { state: true } }).catch(() => null);
    if (node?.state === "unreachable") controller.abort();
  }, lookMs);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}
