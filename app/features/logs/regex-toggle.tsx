/** Whether the text is a regular expression. A box to tick, so that it works before the page is alive. */
export function RegexToggle({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label
      title="Regular expression: press Enter to search"
      className="relative grid h-6 min-w-6 shrink-0 cursor-pointer place-items-center rounded-sm px-1 font-mono text-ink-2 text-xs hover:bg-surface-2 has-checked:bg-accent-soft has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
    >
      <input
        type="checkbox"
        name="regex"
        value="1"
        checked={on}
        onChange={({ target }) => onChange(target.checked)}
        aria-label="Regular expression"
        className="absolute inset-0 cursor-pointer opacity-0"
      />
      <span aria-hidden="true">.*</span>
    </label>
  );
}
