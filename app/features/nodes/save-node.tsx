import { SubmitButton } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";

/** Saves a form of a node, and says so when it was saved. */
export function SaveNode({ verb, saved }: { verb: string; saved: boolean }) {
  return (
    <div className="flex items-center gap-3">
      <SubmitButton>{verb}</SubmitButton>
      <span role="status" className="flex items-center gap-1.5 text-ink-2 empty:hidden">
        {saved && (
          <>
            <Icon name="check" className="text-ok-ink" />
            Saved.
          </>
        )}
      </span>
    </div>
  );
}
