import type { BuildDeps } from "./build-deps";

const lookMs = 400;

/** A person may cancel while the builder runs: looked up, for the wish is a row like everything else. */
export function watchCancel({ db }: BuildDeps, id: string): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const timer = setInterval(async () => {
    const row = await db.deployment
      .findUnique({ where: { id }, select: { cancelRequestedAt: true } })
      .catch(() => null);
    if (row?.cancelRequestedAt) controller.abort();
  }, lookMs);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}
