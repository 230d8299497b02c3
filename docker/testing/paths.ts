import path from "node:path";
import { fileURLToPath } from "node:url";

export const here = path.dirname(fileURLToPath(import.meta.url));
/** Everything the test hosts keep; ignored by git, safe to delete while no test runs. */
export const testingFolder = path.resolve(here, "../../.data/testing");
export const imagesFolder = path.join(testingFolder, "images");
