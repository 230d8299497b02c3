import { type RefObject, useEffect, useRef, useState } from "react";
import type { TerminalAddress } from "../../../server/domain/terminal/messages";
import { useNonce } from "~/lib/nonce";
import { createScreen, type Screen } from "./create-screen";
import { openTerminalLink } from "./terminal-link";

export type TerminalState =
  | { readonly at: "closed" }
  | { readonly at: "opening" }
  | { readonly at: "open"; readonly shell: string; readonly since: Date; readonly idle: number | null }
  | { readonly at: "ended"; readonly why: string };

type Place = Omit<TerminalAddress, "columns" | "rows">;

/**
 * A terminal in a box of the page.
 * @param place where it is open; null while it shall not be
 * @param onLeave the person wants to get out of it by the keyboard
 */
export function useTerminal(box: RefObject<HTMLElement>, place: Place | null, onLeave: () => void): TerminalState {
  const nonce = useNonce();
  const [state, setState] = useState<TerminalState>({ at: "closed" });
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const element = box.current;
    if (place === null || element === null) return setState({ at: "closed" });
    setState({ at: "opening" });
    let screen: Screen | null = null;
    let close = () => {};
    let gone = false;
    const open = async () => {
      const made = await createScreen(element, nonce, {
        onType: (text) => link?.type(text),
        onResize: (size) => link?.resize(size),
        onLeave: () => leave.current(),
      });
      if (gone) return made.dispose();
      screen = made;
      const link = openTerminalLink(
        { ...place, ...made.size() },
        {
          onOpened: ({ shell }) => {
            setState({ at: "open", shell, since: new Date(), idle: null });
            made.focus();
          },
          onBytes: made.write,
          onIdle: (idle) => setState((before) => (before.at === "open" ? { ...before, idle } : before)),
          onEnded: (why) => setState({ at: "ended", why }),
        },
      );
      close = link.close;
    };
    open().catch(() => setState({ at: "ended", why: "The terminal could not be loaded. Reload the page." }));
    return () => {
      gone = true;
      close();
      screen?.dispose();
    };
  }, [box, place, nonce]);
  return state;
}
