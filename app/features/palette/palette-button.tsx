import { useMatches, useRouteLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { Icon } from "~/components/ui/icon";
import type { ApplicationRead } from "~/features/application/types";
import type { Frame } from "~/features/shell/frame";
import { appPathOf } from "~/lib/app-path";
import { createPart, usePart } from "~/lib/part";
import type { DestinationGroup } from "./destination";
import { applicationPages, organizationPages } from "./pages";
import { noteRecent, readRecent } from "./recent";

const palette = createPart(async () => (await import("./palette")).Palette);
const appRoute = "routes/$org.projects.$project.apps.$app.$env";

interface Props {
  readonly frame: Frame;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Opens the palette, as Ctrl K does on every page. */
export function PaletteButton({ frame, open, onOpen }: Props) {
  const org = frame.organization.slug;
  const params = useMatches().at(-1)?.params ?? {};
  const read = useRouteLoaderData(appRoute) as ApplicationRead | undefined;
  const base = appPathOf(params);
  const Palette = usePart(palette, open);
  const name = read?.application.name;
  const environment = read?.environment.name;
  useEffect(() => {
    if (name !== undefined) noteRecent(org, { to: base, label: name, note: `in ${environment}` });
  }, [org, base, name, environment]);
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K"
        aria-haspopup="dialog"
        onClick={() => onOpen(true)}
        className="inline-flex h-8 shrink-0 cursor-pointer items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-surface-2 pointer-coarse:h-10 side:border side:border-line-2 side:pr-1.5 side:shadow-control"
      >
        <Icon name="search" label="Search" />
        <span aria-hidden className="hidden side:inline">
          Search
        </span>
        <kbd
          aria-hidden
          className="hidden rounded-[4px] bg-surface-3 px-1.5 font-sans text-[11px] text-ink-3 side:inline"
        >
          Ctrl K
        </kbd>
      </button>
      {Palette !== null && <Palette org={org} pages={pagesOf(frame, read, base)} onClose={() => onOpen(false)} />}
    </>
  );
}

function pagesOf(frame: Frame, read: ApplicationRead | undefined, base: string): DestinationGroup[] {
  const recent = readRecent(frame.organization.slug).filter(({ to }) => to !== base);
  return [
    ...(read === undefined ? [] : [{ title: "This application", rows: applicationPages(base, read) }]),
    ...(recent.length === 0 ? [] : [{ title: "Recent", rows: recent }]),
    { title: "Go to", rows: organizationPages(frame) },
  ];
}
