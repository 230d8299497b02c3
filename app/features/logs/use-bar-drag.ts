import { type PointerEvent, useEffect, useState } from "react";

/** less is a press that slipped */
const leastPx = 5;

interface Drag {
  readonly startX: number;
  /** ms since the epoch: bars may move on under the pointer */
  readonly from: number;
  readonly to: number;
  readonly far: boolean;
}

/**
 * Dragging over bars chooses their time; Escape gives up. A finger that moves up or down scrolls the page.
 * @param from begin and @param to end of all bars, ms since the epoch; @param onChoose with the moments where it began and ended, in
 * either order
 */
export function useBarDrag(from: number, to: number, onChoose: (from: number, to: number) => void) {
  const [over, setOver] = useState<number | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragging = drag !== null;
  useEffect(() => {
    if (!dragging) return;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setDrag(null);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [dragging]);
  const momentAt = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - left) / Math.max(1, width)));
    return Math.min(to - 1, from + share * (to - from));
  };
  return {
    /** the moment under the pointer */
    over,
    /** what is chosen so far */
    chosen: drag?.far ? drag : null,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const moment = momentAt(event);
        setDrag({ startX: event.clientX, from: moment, to: moment, far: false });
      },
      onPointerMove(event: PointerEvent) {
        const moment = momentAt(event);
        setOver(moment);
        if (drag !== null)
          setDrag({ ...drag, to: moment, far: drag.far || Math.abs(event.clientX - drag.startX) >= leastPx });
      },
      onPointerUp(event: PointerEvent) {
        if (drag?.far) onChoose(drag.from, momentAt(event));
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
      onPointerLeave: () => setOver(null),
    },
  };
}
