import { useEffect } from "react";
import { addConcern } from "./concerns";

/**
 * Reads the page's data anew when something happens to what it shows.
 * @param about ids of what it shows: a project, an application, an application in an environment, a deployment.
 * Left out: everything in the organisation.
 */
export function useLiveRevalidation(about?: readonly string[]): void {
  const key = about?.join(" ");
  useEffect(() => addConcern(key === undefined ? null : key.split(" ")), [key]);
}
