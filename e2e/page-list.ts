import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = "app/routes";

/**
 * The address of every page, by the files of the routes: one that is added is looked at without being named anywhere.
 * @param parts what stands for the parts of an address that a route names with $
 * @throws Error when a route names a part that has no value here: give it one
 */
export function listPages(parts: Readonly<Record<string, string>>): readonly string[] {
  const pages = readdirSync(folder)
    .filter((file) => file.endsWith(".tsx"))
    // What draws nothing is called by pages, or leads to one.
    .filter((file) => readFileSync(path.join(folder, file), "utf8").includes("export default"))
    .map((file) => file.replace(/\.tsx$/, "").split("."))
    .filter((names) => names.at(-1) !== "$")
    .map((names) => `/${names.flatMap((name) => toPart(name, parts)).join("/")}`);
  return [...new Set(pages)].sort();
}

function toPart(name: string, parts: Readonly<Record<string, string>>): readonly string[] {
  if (name.startsWith("_")) return [];
  const plain = name.replace(/_$/, "");
  if (!plain.startsWith("$")) return [plain];
  const value = parts[plain.slice(1)];
  if (value === undefined) throw new Error(`Say in every-page.spec.ts what stands for ${plain} in ${name}.`);
  return [value];
}
