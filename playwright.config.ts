import { defineConfig } from "@playwright/test";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: ".data/test/browser",
  workers: 2, // most of the time each waits for containers and timers
  retries: process.env.CI ? 1 : 0, // `npm test` names what passed only then
  timeout: 180_000,
  // a busy machine is slow, not wrong
  expect: { timeout: 60_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: "/usr/bin/chromium", args: quiet },
  },
});
