import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { Row } from "./row";

/** kB = 1,000 bytes */
export const javaScriptLimit = 150;

interface Part {
  readonly module: string;
  readonly imports?: readonly string[];
}

interface Manifest {
  readonly entry: Part;
  readonly routes: Readonly<Record<string, Part & { readonly id: string; readonly parentId?: string }>>;
}

export async function benchJavaScript(): Promise<readonly Row[]> {
  return readPageSizes().map(({ page, kilobytes }) => ({
    figure: `JavaScript of ${page}`,
    value: Math.round(kilobytes * 10) / 10,
    unit: "kB compressed",
    target: `≤ ${javaScriptLimit}`,
    met: kilobytes <= javaScriptLimit,
  }));
}

/**
 * What a browser loads before a page is alive, in kB, compressed: itself and all that is around it, of the pages that were built last;
 * the largest first. What comes when it is needed is not in it.
 */
export function readPageSizes(): { page: string; kilobytes: number }[] {
  const { entry, routes } = readManifest();
  const pages = Object.values(routes).filter(
    ({ id }) => !Object.values(routes).some(({ parentId }) => parentId === id),
  );
  const sizes = pages.map(({ id }) => {
    const parts: Part[] = [entry];
    for (let at = routes[id]; at !== undefined; at = routes[at.parentId ?? ""]) parts.push(at);
    const files = new Set(parts.flatMap(({ module, imports = [] }) => [module, ...imports]));
    return {
      page: id.replace("routes/", ""),
      kilobytes: [...files].reduce((sum, file) => sum + compressed(file), 0) / 1_000,
    };
  });
  return sizes.sort((a, b) => b.kilobytes - a.kilobytes);
}

function readManifest(): Manifest {
  const file = readdirSync("public/build").find((name) => name.startsWith("manifest-"));
  return JSON.parse(
    readFileSync(`public/build/${file}`, "utf8").replace(/^window\.__remixManifest=|;$/g, ""),
  ) as Manifest;
}

const known = new Map<string, number>();

function compressed(file: string): number {
  const size = known.get(file) ?? sizeOnTheWire(`public${file}`);
  known.set(file, size);
  return size;
}

/** As it is sent to a browser that takes Brotli, which all do; what is too small for it goes as it is. */
const sizeOnTheWire = (file: string): number => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
