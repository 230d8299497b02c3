import { type PointerEvent, useEffect, useState } from "react";

/** less is a press that slipped */
const leastPx = 5;

interface Drag {
  readonly startX: number;
  readonly from: number;
  readonly to: number;
  readonly far: boolean;
}

/**
 * Dragging over bars chooses their time; Escape gives up. A finger that moves up or down scrolls the page.
 * @param onChoose with the bars where it began and ended
 */
export function useBarDrag(bars: number, onChoose: (from: number, to: number) => void) {
  const [over, setOver] = useState<number | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragging = drag !== null;
  useEffect(() => {
    if (!dragging) return;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setDrag(null);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [dragging]);
  const barAt = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(bars - 1, Math.floor(((clientX - left) / Math.max(1, width)) * bars)));
  };
  return {
    /** the bar under the pointer */
    over,
    /** the bars that are chosen so far */
    chosen: drag?.far ? { from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) } : null,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const bar = barAt(event);
        setDrag({ startX: event.clientX, from: bar, to: bar, far: false });
      },
      onPointerMove(event: PointerEvent) {
        const to = barAt(event);
        setOver(to);
        if (drag !== null) setDrag({ ...drag, to, far: drag.far || Math.abs(event.clientX - drag.startX) >= leastPx });
      },
      onPointerUp(event: PointerEvent) {
        if (drag?.far) onChoose(drag.from, barAt(event));
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
      onPointerLeave: () => setOver(null),
    },
  };
}
