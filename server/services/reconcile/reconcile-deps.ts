import type { Deps } from "../../context";
import type { HealthBook } from "./health-book";

/** What the driver of applications needs beside the machines. */
export interface ReconcileDeps extends Deps {
  readonly book: HealthBook;
}
