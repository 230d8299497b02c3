import { useEffect, useRef } from "react";
import { decideKey, type Meaning } from "./decide-key";
import { placeOf } from "./place-of";

/** After so long "g" is forgotten. */
const prefixMs = 1_500;

/**
 * The one listener for keys of ours. @param act does what a key means, and says whether there was something to do: only then
 * is the key taken from the page
 */
export function useKeys(letters: boolean, act: (meaning: Meaning) => boolean): void {
  const present = useRef({ letters, act });
  present.current = { letters, act };
  useEffect(() => {
    let prefixedAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift } = event;
      if (event.isComposing || event.repeat || ["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(key)) return;
      const prefixed = event.timeStamp - prefixedAt < prefixMs;
      prefixedAt = Number.NEGATIVE_INFINITY;
      const press = { key, ctrl, meta, alt, shift, altGraph: event.getModifierState("AltGraph") };
      const situation = { place: placeOf(event.target), letters: present.current.letters, prefixed };
      const meaning = decideKey(press, situation);
      if (meaning === null) return;
      if (meaning.does === "prefix") prefixedAt = event.timeStamp;
      else if (!present.current.act(meaning)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before anything in the page, whose own letters would be pressed as well.
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
