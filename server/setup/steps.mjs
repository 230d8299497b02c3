/**
 * Runs one step and prints its name with the time it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now();
  try {
    const result = await work();
    process.stdout.write(`✓ ${name} ${seconds(start)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`✗ ${name} ${seconds(start)}\n`);
    throw error;
  }
}

/** What a person should know beside the steps. @param {string} line */
export const say = (line) => void process.stdout.write(`! ${line}\n`);

/** @param {number} start */
const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
