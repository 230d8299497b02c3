const around = 2 * Math.PI * 6;

/** How far something is, from 0 to 1; the word beside it says it too. Without a number it shows that something is under way. */
export function Ring({ progress = 0.25, label }: { progress?: number | undefined; label?: string }) {
  const done = Math.min(1, Math.max(0.03, progress)) * around;
  return (
    <svg
      viewBox="0 0 16 16"
      className="size-4 shrink-0 fill-none"
      strokeWidth="2.2"
      role="img"
      aria-hidden={label === undefined}
      aria-label={label}
    >
      <circle cx="8" cy="8" r="6" className="stroke-line-2" />
      <circle
        cx="8"
        cy="8"
        r="6"
        className="stroke-accent transition-[stroke-dasharray] duration-150 motion-reduce:transition-none"
        strokeLinecap="round"
        strokeDasharray={`${done.toFixed(1)} ${around.toFixed(1)}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}
