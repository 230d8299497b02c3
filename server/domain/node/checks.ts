import type { Check } from "./preflight";

export const ok = (key: string, sentence: string): Check => ({ key, status: "ok", sentence, remedy: null });

export const warn = (key: string, sentence: string, remedy: string): Check => ({
  ...{ key, status: "warn", sentence, remedy },
});

export const failed = (key: string, sentence: string, remedy: string): Check => ({
  ...{ key, status: "failed", sentence, remedy },
});
