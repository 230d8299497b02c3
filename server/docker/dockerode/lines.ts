/** Joins pieces of text into lines. A line without end is cut at the limit, so that it can't fill the memory. */
export function createLineJoiner(
  onLine: (line: string) => void,
  maxLength = 16_384,
): { push(text: string): void; end(): void } {
  let rest = "";
  return {
    push(text) {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      for (const part of parts) onLine(part.endsWith("\r") ? part.slice(0, -1) : part);
      while (rest.length > maxLength) {
        onLine(rest.slice(0, maxLength));
        rest = rest.slice(maxLength);
      }
    },
    end() {
      if (rest !== "") onLine(rest);
      rest = "";
    },
  };
}
