import { useNavigate, useRouteLoaderData } from "@remix-run/react";
import type { Destination } from "~/features/palette/destination";
import { useTheme } from "~/features/shell/use-theme";
import { createPart, usePart } from "~/lib/part";
import type { loader as rootLoader } from "~/root";
import type { Meaning } from "./decide-key";
import { findEnvironments, findFilter, findMatchButton, findTabs } from "./on-page";
import { findNextRow, findRowMenu, findRowTick } from "./rows";
import { useKeys } from "./use-keys";

const keyMap = createPart(async () => (await import("./key-map")).KeyMap);

interface Props {
  readonly org: string;
  /** where "g" and a letter lead: pages that one may see */
  readonly pages: readonly Destination[];
  readonly map: boolean;
  readonly onMap: (open: boolean) => void;
  readonly onPalette: () => void;
}

/** @returns whether there was anything to press */
function press(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return element != null;
}

/** Does what keys mean, and shows them. */
export function Keys({ org, pages, map, onMap, onPalette }: Props) {
  const letters = useRouteLoaderData<typeof rootLoader>("root")?.letterKeys ?? true;
  const navigate = useNavigate();
  const { next, setTheme } = useTheme();

  function act(meaning: Meaning): boolean {
    switch (meaning.does) {
      case "palette":
        onPalette();
        return true;
      case "map":
        onMap(true);
        return true;
      case "theme":
        setTheme(next);
        return true;
      case "go": {
        const page = pages.find(({ letter }) => letter === meaning.letter);
        if (page !== undefined) navigate(page.to);
        return page !== undefined;
      }
      case "filter": {
        const filter = findFilter();
        filter?.focus();
        filter?.select();
        return filter !== null;
      }
      case "tab": {
        const { links, current } = findTabs();
        const tab = current === -1 ? undefined : links[current + meaning.by];
        return press(tab);
      }
      case "match":
        return press(findMatchButton(meaning.by));
      case "row": {
        const row = findNextRow(meaning.by);
        row?.target.focus();
        return row !== undefined;
      }
      case "rowMenu":
        return press(findRowMenu());
      case "rowTick":
        return press(findRowTick());
      case "environment":
        return press(findEnvironments());
      case "prefix":
        return false;
    }
  }
  useKeys(letters, act);
  const KeyMap = usePart(keyMap, map);
  return KeyMap && <KeyMap org={org} pages={pages} letters={letters} onClose={() => onMap(false)} />;
}
