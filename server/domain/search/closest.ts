/**
 * The name that was most likely meant, for a word that no name contains: the one that is fewest slips of the keyboard away (a letter
 * too many, too few, another one, two swapped). Null when all are further than a third of the word.
 */
export function closest(wanted: string, names: readonly string[]): string | null {
  const word = wanted.toLowerCase();
  let best: string | null = null;
  let least = Math.floor(word.length / 3);
  if (least === 0) return null;
  for (const name of names) {
    if (Math.abs(name.length - word.length) > least) continue;
    const slips = countSlips(word, name.toLowerCase());
    if (slips > least || (slips === least && best !== null)) continue;
    best = name;
    least = slips;
  }
  return best;
}

/** The distance of Damerau and Levenshtein, of strings aligned once. */
export function countSlips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, at(before, j - 2) + 1);
      row.push(slips);
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
