import { count } from "~/lib/format";
import type { Read } from "~/lib/read";
import type { ContentKind } from "../../../server/domain/node-contents/thing";
import { kindWords } from "./kinds";

type Contents = Pick<Read<"nodeContents", "listNodeContents">, "known" | "running" | "unused" | "hidden">;

/** "31 volumes; 3 that nothing needs. 2 volumes of other organisations are not named." */
export function describeContents(kind: ContentKind, { known, running, unused, hidden }: Contents): string {
  const { one, many } = kindWords[kind];
  const parts = [
    `${count(known, one)}${running === null ? "" : `, ${running.toLocaleString("en")} running`}`,
    kind !== "containers" && unused > 0 ? `${unused.toLocaleString("en")} that nothing needs` : null,
  ].filter((part) => part !== null);
  const unnamed = (n: number, what: string) => `${what} ${n === 1 ? "is" : "are"} not named.`;
  return [
    known === 0 ? `No ${many} that you may see.` : `${parts.join("; ")}.`,
    hidden.foreign > 0 ? unnamed(hidden.foreign, `${count(hidden.foreign, one)} of other organisations`) : null,
    hidden.rest > 0 ? unnamed(hidden.rest, `${hidden.rest.toLocaleString("en")} more`) : null,
  ]
    .filter((part) => part !== null)
    .join(" ");
}
