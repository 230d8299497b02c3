/**
 * Settings under which our processes stay small; docs/performance.md has the figures. The query compiler, which is
 * WebAssembly, is compiled once and simply, not again and better in the background: it runs once per kind of query. What
 * compilers leave behind goes back to the system instead of staying in malloc's arenas.
 */
const lean = ["--v8-pool-size=2", "--liftoff-only", "--max-old-space-size=768"];
/**
 * The young generation holds what some pages are made of: where it was smaller, that was carried along for nothing. When nobody asks
 * the process collects by itself, and gives the room back (server/http/tidy-when-quiet.ts).
 */
export const leanWeb = [...lean, "--max-semi-space-size=16", "--expose-gc"];
export const leanWorker = [...lean, "--max-semi-space-size=1", "--optimize-for-size"];
export const leanEnvironment = {
  MALLOC_ARENA_MAX: "1",
  MALLOC_TRIM_THRESHOLD_: "65536",
  MALLOC_MMAP_THRESHOLD_: "65536",
};
