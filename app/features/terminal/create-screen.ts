import type { Terminal } from "xterm";

export interface Screen {
  readonly size: () => { readonly columns: number; readonly rows: number };
  write(bytes: Uint8Array, shown: () => void): void;
  focus(): void;
  dispose(): void;
}

interface Handlers {
  onType(text: string): void;
  onResize(size: { readonly columns: number; readonly rows: number }): void;
  /** Ctrl Alt . was pressed: the one way out for a keyboard, for all other keys belong to the program */
  onLeave(): void;
}

/** Always dark: programs choose colours for a dark ground. The values are those of the dark logs (styles/app.css). */
const theme = {
  background: "#090a0d",
  foreground: "#dcdee2",
  cursor: "#87b8ff",
  selectionBackground: "#3870df80",
  black: "#16191e",
  red: "#fc9491",
  green: "#72d699",
  yellow: "#f0be67",
  blue: "#8cbaf7",
  magenta: "#d7a6f2",
  cyan: "#79d0d6",
  white: "#dcdee2",
  brightBlack: "#8e929a",
};

const fontFamily = '"JetBrains Mono Variable", ui-monospace, monospace';

/** Loads xterm, which no other page needs, and puts a screen into a box. */
export async function createScreen(box: HTMLElement, nonce: string | undefined, handlers: Handlers): Promise<Screen> {
  const [{ Terminal }, { FitAddon }, { WebLinksAddon }] = await Promise.all([
    import("xterm"),
    import("@xterm/addon-fit"),
    import("@xterm/addon-web-links"),
    // It measures its letters once.
    document.fonts.load(`12px ${fontFamily}`),
  ]);
  const terminal = new Terminal({ theme, fontFamily, fontSize: 13, scrollback: 10_000, screenReaderMode: false });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new WebLinksAddon((_event, address) => window.open(address, "_blank", "noopener,noreferrer")));
  withNonce(nonce, () => terminal.open(box));
  fit.fit();
  terminal.onData(handlers.onType);
  terminal.onResize(({ cols, rows }) => handlers.onResize({ columns: cols, rows }));
  terminal.attachCustomKeyEventHandler((event) => handleKey(event, terminal, handlers));
  const observer = new ResizeObserver(() => fit.fit());
  observer.observe(box);
  return {
    size: () => ({ columns: terminal.cols, rows: terminal.rows }),
    write: (bytes, shown) => terminal.write(bytes, shown),
    focus: () => terminal.focus(),
    dispose: () => {
      observer.disconnect();
      terminal.dispose();
    },
  };
}

/** @returns whether the key is for the program */
function handleKey(event: KeyboardEvent, terminal: Terminal, { onLeave }: Handlers): boolean {
  if (event.type !== "keydown" || !event.ctrlKey) return true;
  if (event.altKey && event.key === ".") {
    onLeave();
    return false;
  }
  // As terminals do it: with Shift these copy and paste, without they belong to the program. Pasting is the browser's own.
  if (event.shiftKey && event.code === "KeyC") {
    event.preventDefault();
    void navigator.clipboard?.writeText(terminal.getSelection());
    return false;
  }
  return !(event.shiftKey && event.code === "KeyV");
}

/** xterm makes style elements of its own, which our content policy lets in with the nonce alone. */
function withNonce(nonce: string | undefined, work: () => void): void {
  const { createElement } = Document.prototype;
  Object.defineProperty(document, "createElement", {
    configurable: true,
    value: (name: string, options?: ElementCreationOptions) => {
      const element = createElement.call(document, name, options);
      if (name === "style" && nonce !== undefined) element.nonce = nonce;
      return element;
    },
  });
  try {
    work();
  } finally {
    Reflect.deleteProperty(document, "createElement");
  }
}
