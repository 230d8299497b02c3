import type { Page } from "@playwright/test";

/** What the Tab key met on its way: elements by their place among those that it should meet, in the order met. */
interface Way {
  /** what should be met, in the order of the page */
  readonly wanted: readonly string[];
  readonly met: readonly string[];
  /** met without a frame that shows it */
  readonly unseen: readonly string[];
}

/**
 * Presses Tab from the beginning of a page to its end. The page counts for itself, so that a press costs no round trip; the
 * presses are real ones.
 */
export async function tabThrough(page: Page): Promise<Way> {
  const wanted = await page.evaluate(() => {
    const selector = "a[href], button, input, select, textarea, summary, [tabindex]";
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.closest("[inert], [aria-hidden=true]") === null;
    // Of a group of radio buttons the Tab key meets the chosen one, or the first.
    const isChosen = (element: Element) => {
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${element.name}"]`)];
      return (group.find(({ checked }) => checked) ?? group[0]) === element;
    };
    const elements = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) => element.tabIndex >= 0 && !element.matches(":disabled") && isShown(element) && isChosen(element),
    );
    const describe = (element: HTMLElement, index: number) =>
      `${index} ${element.tagName.toLowerCase()} ${(element.getAttribute("aria-label") ?? element.innerText ?? "").slice(0, 40)}`;
    const names = elements.map(describe);
    const way = { met: [] as string[], unseen: [] as string[] };
    Object.assign(window, { way });
    document.addEventListener("focusin", ({ target }) => {
      const index = elements.indexOf(target as HTMLElement);
      const name = names[index];
      // A box that scrolls is met too, and says nothing by itself.
      if (name === undefined || way.met.includes(name)) return;
      way.met.push(name);
      // A field within a frame that is drawn as one with it shows it by that frame.
      const drawn = [target as HTMLElement, (target as HTMLElement).parentElement].some((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      });
      if (!drawn) way.unseen.push(name);
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return names;
  });
  // A date has four stops: month, day, year and the calendar.
  const spare = 3 + 3 * (await page.locator("input[type=date]").count());
  for (let i = 0; i < wanted.length + spare; i++) await page.keyboard.press("Tab");
  const way = await page.evaluate(() => (window as unknown as { way: { met: string[]; unseen: string[] } }).way);
  return { wanted, ...way };
}
