import type { Page } from "@playwright/test";

/** Collects what goes wrong in a page behind the reader's back. A refused form answers 4xx, which Chromium reports as a failed load. */
export function collectProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4(03|09|22)/.test(message.text())) problems.push(message.text());
  });
  return problems;
}
