import { createHash } from "node:crypto";
import type { Variable } from "../../db/generated/client";
import type { VariableFact } from "../../domain/application/variable-changes";

/** What may be remembered and compared of a variable. Sealing is never the same twice, so the fingerprint says nothing of the value. */
export const toVariableFact = ({ key, value, sealed, build, run }: Variable): VariableFact => ({
  ...{ key, build, run },
  value: sealed === null ? (value ?? "") : null,
  fingerprint: sealed === null ? null : createHash("sha256").update(sealed).digest("hex").slice(0, 16),
});
