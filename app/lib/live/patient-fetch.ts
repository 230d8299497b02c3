const firstMs = 500;
const longestMs = 5_000;

/**
 * A `fetch` that asks again for the data of a page while the server cannot be reached: the page stays as it is and says that it is
 * not live, where otherwise an error would take its place. What changes something is sent once, and an answer is an answer.
 */
export function patientFetch(ask: typeof fetch, wait: (ms: number) => Promise<void> = pause): typeof fetch {
  return async (input, init) => {
    if (!isPageData(input)) return ask(input, init);
    for (let ms = firstMs; ; ms = Math.min(longestMs, ms * 2)) {
      try {
        return await readWhole(await ask(input, init));
      } catch (error) {
        // Browsers say "the network failed" as a TypeError; whoever gave up himself has an AbortError.
        if (!(error instanceof TypeError) || changesSomething(init)) throw error;
        await wait(ms);
        init?.signal?.throwIfAborted();
      }
    }
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Remix asks for all data of a page at its address with ".data" behind it, and sends forms there. */
const isPageData = (input: string | URL | Request): boolean =>
  !(input instanceof Request) && new URL(String(input), "http://here").pathname.endsWith(".data");

const changesSomething = (init: RequestInit | undefined): boolean => (init?.method ?? "GET").toUpperCase() !== "GET";

/**
 * The answer when all of it is there. Remix decodes it while it comes, and has nobody who hears when it is cut off behind its
 * first part, be it by the network or by a reader who goes on.
 */
async function readWhole(answer: Response): Promise<Response> {
  if (answer.body === null) return answer;
  return new Response(await answer.arrayBuffer(), answer);
}
