import { z } from "zod";
import { noteChanges } from "../../domain/activity/note-changes";
import { secretChange } from "../../domain/activity/secret-change";
import { credentialOrigin } from "../../domain/application/credential-origin";
import { describeSourceChanges } from "../../domain/application/describe-changes";
import type { Source } from "../../domain/application/describe-settings";
import { parseSource } from "../../domain/application/parse-source";
import { locateApplication } from "../locate";
import { mutation } from "../use-case";
import { applicationAddress, requireNotDeleting } from "./application-address";
import { noteChange } from "./note-change";
import { sealCredential, sourceForm } from "./source-form";

/** Changes where an application comes from. `credential`: a new one, null to remove it, left out to keep it. */
export const updateSource = mutation({
  permission: "application.update",
  input: applicationAddress.extend(sourceForm.shape).extend({ removeCredential: z.boolean().default(false) }),
  locate: locateApplication,
  run: async (ctx, input, { application, project }) => {
    requireNotDeleting(application);
    const { sourceKind, source } = parseSource(input.source, ctx.gitProtocols);
    const replaced: { credential?: string } = input.credential
      ? { credential: sealCredential(ctx.vault, application.id, input.credential) }
      : {};
    // A token must not be sent to another host than it was entered for.
    const moved = credentialOrigin(source) !== credentialOrigin(application.source as object);
    const removed: { credential?: null } = input.removeCredential || moved ? { credential: null } : {};
    await ctx.db.$transaction(async (tx) => {
      await tx.application.update({
        where: { id: application.id },
        data: { sourceKind, source: { ...source }, ...removed, ...replaced },
      });
      await noteChange(tx, ctx, { application, project }, "application.sourceChanged", {
        changes: noteChanges([
          ...describeSourceChanges(application.source as Source, { ...source }),
          ...secretChange({
            ...{ group: "Source", label: "Credential", had: application.credential !== null },
            becomes: replaced.credential ? "another" : removed.credential === null ? "none" : "kept",
          }),
        ]),
      });
    });
    return {};
  },
});
