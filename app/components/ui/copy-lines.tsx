import { CopyText } from "./copy-text";

/** Lines for a shell, each with a button that copies it. */
export function CopyLines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1 rounded-lg border border-line bg-log-bg p-3">
      {lines.map((line) => (
        <li key={line} className="flex min-w-0">
          <CopyText text={line} what="the line" />
        </li>
      ))}
    </ul>
  );
}
