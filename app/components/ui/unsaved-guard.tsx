import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { type ReactNode, useRef } from "react";
import { createPart, usePart } from "~/lib/part";

const question = createPart(async () => (await import("./unsaved-question")).UnsavedQuestion);

/** Asks once before a page is left whose forms were changed and not sent. */
export function UnsavedGuard({ children }: { children: ReactNode }) {
  const changed = useRef(new Set<EventTarget | null>());
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      changed.current.size > 0 && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload((event) => {
    if (changed.current.size > 0) event.preventDefault();
  });
  const UnsavedQuestion = usePart(question, blocker.state === "blocked");
  return (
    <>
      <div
        className="contents"
        onInput={({ target }) => {
          question.load();
          changed.current.add((target as HTMLInputElement).form);
        }}
        onSubmit={({ target }) => changed.current.delete(target)}
      >
        {children}
      </div>
      {UnsavedQuestion !== null && (
        <UnsavedQuestion onStay={() => blocker.reset?.()} onLeave={() => blocker.proceed?.()} />
      )}
    </>
  );
}
