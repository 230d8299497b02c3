const firstMs = 500;
const longestMs = 5_000;

/**
 * A `fetch` that asks again for the data of a page while the server cannot be reached: the page stays as it is and says that it is
 * not live, where otherwise an error would take its place. What changes something is sent once, and an answer is an answer.
 */
export function patientFetch(ask: typeof fetch, wait: (ms: number) => Promise<void> = pause): typeof fetch {
  return async (input, init) => {
    for (let ms = firstMs; ; ms = Math.min(longestMs, ms * 2)) {
      try {
        return await ask(input, init);
      } catch (error) {
        // Browsers say "the network failed" as a TypeError; whoever gave up himself has an AbortError.
        if (!(error instanceof TypeError) || !isPageData(input, init)) throw error;
        await wait(ms);
        init?.signal?.throwIfAborted();
      }
    }
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Remix asks for all data of a page at its address with ".data" behind it. */
function isPageData(input: string | URL | Request, init: RequestInit | undefined): boolean {
  if (input instanceof Request || (init?.method ?? "GET").toUpperCase() !== "GET") return false;
  return new URL(String(input), "http://here").pathname.endsWith(".data");
}
