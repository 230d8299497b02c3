import { copyImage as copy } from "../../server/services/images/copy-image";
import type { Task } from "./tasks";

/** Who waits for the image asks for the next try by itself. */
export const copyImage: Task<"copyImage"> = (deps, payload, signal) => copy(deps, payload, signal);
