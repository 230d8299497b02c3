import type { AppLoadContext } from "@remix-run/node";
import { describeImport, type ImportRow } from "../../../server/domain/env-vars/describe-import";
import { AppError } from "../../../server/domain/errors";
import { text } from "~/lib/door";

interface Address {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly environment: string;
}

/** The forms of the variables' page, by their hidden field `intent`. @returns a preview to be shown; null when something was changed */
export async function runVariableIntent(
  { variables }: AppLoadContext["api"],
  at: Address,
  form: FormData,
): Promise<readonly ImportRow[] | null> {
  const secret = form.has("secret");
  switch (text(form, "intent")) {
    case "set": {
      const value = text(form, "value");
      const kept = secret && value === "" && form.has("known");
      const use = { build: form.has("build"), run: form.has("run") };
      await variables.setVariable({ ...at, key: text(form, "key"), value: kept ? null : value, secret, ...use });
      return null;
    }
    case "remove":
      await variables.removeVariable({ ...at, key: text(form, "key") });
      return null;
    case "preview": {
      const { variables: known } = await variables.listVariables(at);
      return describeImport(text(form, "text"), known);
    }
    case "import":
      await variables.importVariables({ ...at, text: text(form, "text"), secret });
      return null;
    default:
      throw new AppError("invalid", "This form is from an older page. Reload it and try again.");
  }
}
