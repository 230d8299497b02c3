import { Form } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { type ReactNode, useEffect, useState } from "react";
import { SubmitButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import type { AppConfig } from "../../../server/domain/application/config";
import type { SectionName } from "./parse-section";
import { pickSection } from "./pick-section";
import { useAnswer } from "~/lib/use-answer";

interface Props {
  readonly section: SectionName;
  readonly config: AppConfig;
  readonly disabled: boolean;
  readonly children: ReactNode;
}

/** The form of a section. What it showed goes along, so that another person's change is not overwritten unseen. */
export function ConfigForm({ section, config, disabled, children }: Props) {
  const answer = useAnswer<unknown>();
  const saved = isSaved(answer, section);
  const now = JSON.stringify(pickSection(section, config));
  const [shown, setShown] = useState(now);
  // Only one's own saving makes the new values the shown ones; they arrive a moment after the answer.
  useEffect(() => {
    if (saved) setShown(now);
  }, [saved, now]);
  return (
    <Form method="post" action={`#${section}`} preventScrollReset>
      <input type="hidden" name="intent" value={section} />
      <input type="hidden" name="shown" value={saved ? now : shown} />
      <fieldset disabled={disabled} className="flex flex-col gap-4">
        <Notice
          message={
            shown !== now && !saved
              ? "Somebody else has changed these settings meanwhile. Reload the page to see them."
              : undefined
          }
        />
        {children}
        {!disabled && <SaveRow saved={saved} />}
      </fieldset>
    </Form>
  );
}

/** The button, and beside it that it was saved. */
export function SaveRow({ saved, verb = "Save", now = false }: { saved: boolean; verb?: string; now?: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SubmitButton>{verb}</SubmitButton>
      <span role="status" className="inline-flex items-center gap-1.5 text-ink-2">
        {saved && (
          <>
            <Icon name="circle-check" className="text-ok-ink" />
            {now ? "Saved." : "Saved. It runs after the next deployment."}
          </>
        )}
      </span>
    </div>
  );
}

export const isSaved = (answer: unknown, section: string): boolean =>
  typeof answer === "object" && answer !== null && "saved" in answer && answer.saved === section;
