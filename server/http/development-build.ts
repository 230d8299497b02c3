import { type FSWatcher, existsSync, statSync, watch } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { broadcastDevReady, type ServerBuild } from "@remix-run/node";

const quietMs = 30;

/**
 * The pages as Remix's development server last built them. It writes version.txt after each build; what was loaded before is
 * left, and the browser is told once the new one is there (https://v2.remix.run/docs/other-api/dev, manual mode).
 * @param file the server bundle of the pages
 */
export function followBuild(file: string): () => Promise<ServerBuild> {
  const load = async () => {
    const url = pathToFileURL(file);
    url.searchParams.set("at", String(statSync(file).mtimeMs));
    return (await import(url.href)) as ServerBuild;
  };
  let build = load();
  build.then(broadcastDevReady, () => {});
  watchVersion(path.join(path.dirname(file), "version.txt"), () => {
    const next = load();
    next.then(
      (made) => {
        build = next;
        broadcastDevReady(made);
      },
      (error: Error) => process.stderr.write(`The new pages cannot be loaded: ${error.message}\n`),
    );
  });
  return () => build;
}

function watchVersion(file: string, onChange: () => void): FSWatcher {
  let timer: NodeJS.Timeout | undefined;
  return watch(path.dirname(file), (_event, name) => {
    if (name !== path.basename(file) || !existsSync(file)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  });
}
