import type { AppLoadContext } from "@remix-run/node";
import { AppError } from "../../../server/domain/errors";
import { text } from "~/lib/door";
import { parsePlacementForm } from "./parse-placement-form";
import { parseSection, sections } from "./parse-section";
import { parseSourceForm } from "./parse-source-form";
import { pickSection } from "./pick-section";

interface Address {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly environment: string;
}

export type SettingsResult = { readonly saved: string } | { readonly deleted: true };

/** The forms of the settings, by their hidden field `intent`. @returns which section was saved */
export async function runSettingsIntent(
  { applications }: AppLoadContext["api"],
  at: Address,
  form: FormData,
): Promise<SettingsResult> {
  const { environment: _, ...application } = at;
  const intent = text(form, "intent");
  switch (intent) {
    case "source":
      await applications.updateSource({ ...application, ...parseSourceForm(form) });
      return { saved: "source" };
    case "rename":
      await applications.renameApplication({ ...application, name: text(form, "name") });
      return { saved: "name" };
    case "move":
      await applications.moveApplication({ ...application, folderId: text(form, "folderId") || null });
      return { saved: "name" };
    case "placement":
      await applications.updatePlacement({ ...at, placement: parsePlacementForm(form) });
      return { saved: "placement" };
    case "delete":
      await applications.deleteApplication({
        ...application,
        confirm: text(form, "confirm"),
        volumes: form.getAll("volumes").map(String),
      });
      return { deleted: true };
    default:
      return { saved: await saveSection(applications, at, form, intent) };
  }
}

/** Puts one section into the configuration as it is now; refused when somebody else has changed this section since it was shown. */
async function saveSection(
  applications: AppLoadContext["api"]["applications"],
  at: Address,
  form: FormData,
  intent: string,
): Promise<string> {
  const section = sections.find((name) => name === intent);
  if (section === undefined) throw new AppError("invalid", "This form is from an older page. Reload it and try again.");
  const { config, configVersion: version } = await applications.readApplication(at);
  if (text(form, "shown") !== JSON.stringify(pickSection(section, config)))
    throw new AppError(
      "conflict",
      "Somebody else has changed these settings meanwhile. Reload the page, then change them again.",
    );
  await applications.updateConfig({ ...at, version, config: parseSection(section, form, config) });
  return section;
}
