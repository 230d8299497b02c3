const sections = [
  ["source", "Source"],
  ["run", "Run"],
  ["resources", "Replicas and resources"],
  ["health", "Health check"],
  ["restart", "Restart policy"],
  ["rollout", "Rollout"],
  ["volumes", "Volumes"],
  ["placement", "Nodes"],
  ["run-now", "Restart, scale, stop"],
  ["name", "Name and folder"],
  ["danger", "Delete"],
] as const;

export type SettingsId = (typeof sections)[number][0];

/** The sections as a list that stays in sight. */
export function SettingsNav({ shown }: { shown: readonly SettingsId[] }) {
  return (
    <nav aria-label="Sections of the settings" className="max-side:hidden">
      <ul className="sticky top-[76px] flex flex-col gap-px">
        {sections
          .filter(([id]) => shown.includes(id))
          .map(([id, title]) => (
            <li key={id}>
              <a
                className="flex min-h-7 items-center rounded-md px-2 text-ink-2 hover:bg-surface-2 hover:text-ink"
                href={`#${id}`}
              >
                {title}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
