import type { EngineInfo } from "../../docker/engine-info";
import type { DiskParts } from "../../domain/node/disk-parts";
import type { Prisma } from "../../db/generated/client";

/** What was found on a node, as its row keeps it. What was not found yet, or could not be, is null. */
export interface Survey {
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly memory: { readonly available: number; readonly total: number } | null;
  readonly parts: (DiskParts & { /** ISO 8601 */ readonly at: string }) | null;
  readonly containers: {
    /** made by this or another installation of Docker Manager; `running` of them */
    readonly managed: number;
    readonly running: number;
    /** of other software */
    readonly others: number;
  } | null;
}

export const emptySurvey: Survey = { disk: null, memory: null, parts: null, containers: null };

export const readSurvey = (value: Prisma.JsonValue): Survey => ({ ...emptySurvey, ...(value as object | null) });

export const readFacts = (value: Prisma.JsonValue): EngineInfo | null => value as unknown as EngineInfo | null;
