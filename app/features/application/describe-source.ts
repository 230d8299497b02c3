import type { ApplicationRead } from "./types";

type Source = Pick<ApplicationRead["application"], "sourceKind" | "source">;

/** Where it comes from and what a deployment would take, in one sentence. */
export function describeSource({ sourceKind, source }: Source): string {
  if (sourceKind === "IMAGE") return `A deployment runs the image ${source.reference}.`;
  const { url = "", branch = "" } = source;
  if (url.startsWith("example:")) return "A deployment builds the example that comes with Docker Manager.";
  return `A deployment builds the newest commit of ${branch} from ${shortenUrl(url)}.`;
}

/** "github.com/owner/name" */
export const shortenUrl = (url: string): string =>
  url.replace(/^(https?|ssh):\/\/([^@/]+@)?/, "").replace(/\.git$/, "");
