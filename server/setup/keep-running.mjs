const everyMs = 2_000;

/**
 * Looks now and then whether a part of ours still runs, and starts it again when it was killed.
 * @param {string} name
 * @param {() => boolean} isRunning
 * @param {() => Promise<unknown>} start
 * @returns {{ stop: () => void }}
 */
export function keepRunning(name, isRunning, start) {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy || isRunning()) return;
    busy = true;
    process.stdout.write(`! ${name} has ended; it starts again\n`);
    await start().then(
      () => process.stdout.write(`! ${name} runs again\n`),
      (error) => process.stdout.write(`! ${error instanceof Error ? error.message : error}\n`),
    );
    busy = false;
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
