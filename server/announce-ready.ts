/**
 * Tells that this process is ready. `npm start` hears it over its channel and prints it in its place; without a channel, as
 * in a container, it is printed here.
 */
export function announceReady(facts: Readonly<Record<string, string>>, lines: readonly string[]): void {
  if (process.send === undefined) process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  else process.send(facts);
}

/** Ends this process when `npm start` is killed: its channel closes then. The next start must find no old ones. */
export function endWithParent(): void {
  process.on("disconnect", () => process.exit(1));
}
