/** Those for which React has a page come alive at once, whatever it is at: its list, without what no page here listens to. */
const types = [
  ...["keydown", "keypress", "keyup", "input", "change", "submit", "reset"],
  ...[
    "click",
    "dblclick",
    "auxclick",
    "contextmenu",
    "mousedown",
    "mouseup",
    "pointerdown",
    "pointerup",
    "pointercancel",
  ],
  ...["touchstart", "touchend", "touchcancel", "dragstart", "dragend", "drop", "copy", "cut", "paste"],
  ...["compositionstart", "compositionend"],
];

/**
 * Keeps from React what is pressed before the page's data is decoded: it would try to come alive without, end with error 345, and never
 * try again. The browser itself does with it what it would without JavaScript: links lead, forms are sent.
 */
export function keepEarlyEvents(target: EventTarget, isDecoded: () => boolean): void {
  const ended = new AbortController();
  const keep = (event: Event) => (isDecoded() ? ended.abort() : event.stopImmediatePropagation());
  for (const type of types) target.addEventListener(type, keep, { capture: true, signal: ended.signal });
}
