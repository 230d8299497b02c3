import { type RefObject, useEffect } from "react";

/** Takes over what was chosen before the page came alive: React hears of no choice that was made before. */
export function useEarlyChoice(
  select: RefObject<HTMLSelectElement>,
  value: string,
  take: (value: string) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: from then on, its own event tells of each choice
  useEffect(() => {
    const chosen = select.current?.value ?? value;
    if (chosen !== value) take(chosen);
  }, []);
}
