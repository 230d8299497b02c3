import { count } from "~/lib/format";

export interface Totals {
  readonly applications: number;
  /** applications that shall run somewhere, and those of them that do with all replicas */
  readonly running: number;
  readonly whole: number;
  readonly attention: number;
}

/** The answer in one line: does everything serve, and does somebody have to do something. */
export function headline({ applications, running, whole, attention }: Totals): string {
  const todo = attention === 0 ? "" : ` ${attention} ${attention === 1 ? "thing needs" : "things need"} attention.`;
  return `${serving(applications, running, whole)}${todo}`;
}

function serving(applications: number, running: number, whole: number): string {
  if (applications === 0) return "Nothing runs here yet.";
  if (running === 0)
    return applications === 1 ? "The application does not run." : `None of ${applications} applications runs.`;
  if (whole < running) return `${whole} of ${count(running, "application")} ${whole === 1 ? "is" : "are"} serving.`;
  if (running === 1) return "1 application is serving.";
  return `All ${running} applications are serving.`;
}
