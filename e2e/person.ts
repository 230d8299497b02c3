import { expect, type Page } from "@playwright/test";

/** Opens the one-time link and makes the first administrator, Ines, of the organisation Brinewood. */
export async function becomeAdministrator(page: Page, setupLink: string): Promise<void> {
  await page.goto(setupLink);
  await page.getByLabel("Your name").fill("Ines Lindqvist");
  await page.getByLabel("E-mail").fill("ines@brinewood.example");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByLabel("Organisation").fill("Brinewood");
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page).toHaveURL(/\/brinewood$/);
}

/** A use-case by its procedure, as the person who is signed in. @throws Error with what was answered */
export async function callAs<T = { number: number }>(
  page: Page,
  url: string,
  procedure: string,
  input: object,
): Promise<T> {
  const response = await page.request.post(`${url}/trpc/${procedure}`, { data: input });
  const body = await response.json();
  if (!response.ok()) throw new Error(`${procedure}: ${JSON.stringify(body)}`);
  return body.result.data;
}
