import { Worker } from "node:worker_threads";
import { invalid } from "../domain/errors";

/** Where a line matches: begin and end of each place, one after the other; none where whoever shows it finds the text by itself. */
export type Places = readonly number[];

/** What lines are compared with. A time that is over is told by `PatternTimeout`. */
export interface Pattern {
  /** @returns for each text its places, at most 50; null where it does not match */
  matches(texts: readonly string[]): Promise<readonly (Places | null)[]>;
  close(): void;
}

export class PatternTimeout extends Error {}

/** so long an expression may work on the lines of one search, all together */
const limitMs = 3_000;
/** so many threads at a time: more wait for one to end */
const maxThreads = 2;
const maxLength = 20_000;
const maxPlaces = 50;

/** Runs in a thread of its own, as text, so that it needs no file beside the bundle. */
const program = `
const { parentPort, workerData } = require("node:worker_threads");
const { source, maxPlaces } = workerData;
const pattern = new RegExp(source, "giu");
const placesIn = (text) => {
  const places = [];
  let matches = false;
  for (const found of text.matchAll(pattern)) {
    matches = true;
    if (found[0] !== "") places.push(found.index, found.index + found[0].length);
    if (places.length >= 2 * maxPlaces) break;
  }
  return matches ? places : null;
};
parentPort.on("message", (texts) => parentPort.postMessage(texts.map(placesIn)));
`;

/** Text is looked for in any case. An expression may be a hostile one, so it never runs where it could hold others up. */
export function createPattern(query: string, regex: boolean, ms = limitMs): Pattern | null {
  if (query === "") return null;
  if (regex) return createThread(requireExpression(query), ms);
  const needle = query.toLowerCase();
  return {
    matches: async (texts) => texts.map((text) => (text.toLowerCase().includes(needle) ? [] : null)),
    close: () => {},
  };
}

/** @throws AppError invalid */
function requireExpression(source: string): string {
  try {
    new RegExp(source, "iu");
    return source;
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*\/[a-z]*: /, "") : "it cannot be read";
    throw invalid({ query: `This is no regular expression: ${why}.` });
  }
}

let threads = 0;

function createThread(source: string, limit: number): Pattern {
  let worker: Worker | null = null;
  let left = limit;
  const open = (): Worker => {
    if (threads >= maxThreads) throw new PatternTimeout("Other searches are under way.");
    threads += 1;
    const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };
    const made = new Worker(program, {
      eval: true,
      workerData: { source, maxPlaces },
      resourceLimits,
      execArgv: [],
      env: {},
    });
    made.unref();
    made.once("exit", () => {
      threads -= 1;
    });
    return made;
  };
  return {
    async matches(texts) {
      worker ??= open();
      const began = Date.now();
      const cut = texts.map((text) => (text.length > maxLength ? text.slice(0, maxLength) : text));
      const answer = await ask(worker, cut, left);
      left -= Date.now() - began;
      if (answer === null) throw new PatternTimeout("The expression takes too long.");
      return answer;
    },
    close: () => void worker?.terminate(),
  };
}

/** @returns null when time is over, or the thread is at its end */
function ask(worker: Worker, texts: readonly string[], ms: number): Promise<readonly (Places | null)[] | null> {
  return new Promise((resolve) => {
    const done = (answer: readonly (Places | null)[] | null) => {
      clearTimeout(timer);
      worker.removeAllListeners("message").removeAllListeners("error");
      worker.on("error", () => {});
      resolve(answer);
    };
    const timer = setTimeout(() => done(null), Math.max(1, ms));
    worker.once("message", done);
    worker.once("error", () => done(null));
    worker.postMessage(texts);
  });
}
