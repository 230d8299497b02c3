import { randomBytes } from "node:crypto";
import { buildId, type IdKind } from "../domain/ids";

export const newId = (kind: IdKind): string => buildId(kind, randomBytes(16));
