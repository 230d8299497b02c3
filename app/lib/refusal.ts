import type { Refusal } from "./door";

/** What an action refused, or undefined when it did not. */
export function refusalOf(answer: unknown): Refusal | undefined {
  const refused = typeof answer === "object" && answer !== null && "message" in answer && "fields" in answer;
  return refused ? (answer as Refusal) : undefined;
}
