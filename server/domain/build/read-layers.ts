export interface LayerReader {
  /** Takes one line of the classic builder. */
  read(line: string): void;
  /** short ids of the images that its steps left, oldest first: made by this build, or found as made before */
  layers(): { readonly made: readonly string[]; readonly found: readonly string[] };
}

/**
 * Which images the steps of a classic build are, as its log tells. They are what makes the next build quick, and nobody else
 * clears them away. A step can print whatever it likes, so each id has to be looked at before it is believed.
 */
export function createLayerReader(): LayerReader {
  const made = new Set<string>();
  const found = new Set<string>();
  let isBase = false;
  let isCached = false;
  return {
    read(line) {
      const step = /^Step \d+\/\d+ : (\S+)/.exec(line);
      if (step) {
        isBase = step[1]?.toUpperCase() === "FROM";
        isCached = false;
      } else if (line === " ---> Using cache") isCached = true;
      else {
        const id = /^ ---> ([0-9a-f]{12})$/.exec(line)?.[1];
        if (id !== undefined && !isBase) (isCached ? found : made).add(id);
      }
    },
    layers: () => ({ made: [...made], found: [...found].filter((id) => !made.has(id)) }),
  };
}
