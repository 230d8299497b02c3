import { ScrollBox } from "~/components/ui/scroll-box";

/** All that the engine says, for those who know what they look for. Values of variables are hidden. */
export function RawJson({ json, open }: { json: string; open: boolean }) {
  return (
    <details open={open}>
      <summary className="min-h-6 cursor-pointer font-semibold text-sm">
        As the engine says it <span className="font-normal text-ink-3">JSON, values of variables hidden</span>
      </summary>
      <ScrollBox
        label="As the engine says it"
        className="mt-2 max-h-[480px] overflow-x-auto rounded-lg border border-line bg-log-bg p-3"
      >
        <pre className="font-mono text-xs/5">{json}</pre>
      </ScrollBox>
    </details>
  );
}
