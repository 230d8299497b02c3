import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "~": path.resolve("app") };
/**
 * What is waited for comes when it comes: only how long a failure takes is decided here. Who asks less often leaves more of the machine
 * to what is waited for.
 */
const expect = { poll: { timeout: 60_000, interval: 200 } };
/** Tests with real parts only: what a pure one found by chance, such as a property's counterexample, is found. */
const retry = process.env.CI ? 1 : 0;

export default defineConfig({
  test: {
    // One more than our smallest machine has cores: most of the time they wait for containers and timers.
    maxWorkers: 3,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{app,bench,server,workers,docker}/**/*.test.ts"],
          exclude: ["**/*.int.test.ts"],
          testTimeout: 60_000,
          expect,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["{server,workers,docker}/**/*.int.test.ts"],
          // No test is about time; a busy machine may take long.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          retry,
          expect,
        },
      },
    ],
  },
});
