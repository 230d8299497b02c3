export type Level = "error" | "warn" | "quiet" | null;

const words =
  /(?:^|[^\w.-])(?:"?(?:level|severity|lvl)"?\s*[=:]\s*"?)?(fatal|panic|emerg(?:ency)?|crit(?:ical)?|error|err|warn(?:ing)?|info|notice|debug|trace)(?=$|[^\w-])/i;
/** Loggers that write JSON: the level is a field of its own, wherever it stands; some write it as a number. */
const field = /"(?:level|severity|lvl|log\.level|levelname)"\s*:\s*(?:"(\w+)"|(\d{2}))/i;
/** a word further on is part of what is told */
const headLength = 120;
/** a field further on is not looked for: lines may be long */
const jsonLength = 4_000;

/** How bad a line says that it is: by its field, in JSON, else by the first such word near its beginning. */
export function levelOf(text: string): Level {
  if (text.startsWith("{")) {
    const [, word, number] = text.slice(0, jsonLength).match(field) ?? [];
    if (word !== undefined) return levelOfWord(word.toLowerCase());
    if (number !== undefined) return levelOfNumber(Number(number));
  }
  return levelOfWord(text.slice(0, headLength).match(words)?.[1]?.toLowerCase() ?? "");
}

function levelOfWord(word: string): Level {
  if (/^(fatal|panic|emerg|alert|crit|err)/.test(word)) return "error";
  if (word.startsWith("warn")) return "warn";
  return /^(debug|trace|verbose|silly)/.test(word) ? "quiet" : null;
}

/** 10 trace, 20 debug, 30 info, 40 warn, 50 error, 60 fatal: as pino and bunyan count. */
function levelOfNumber(number: number): Level {
  if (number >= 50) return "error";
  if (number >= 40) return "warn";
  return number <= 20 ? "quiet" : null;
}

/** Which levels one wants to see: with warnings come errors. */
export type WantedLevel = "all" | "warn" | "error";

export const isWanted = (text: string, wanted: WantedLevel): boolean =>
  wanted === "all" || isLevelWanted(levelOf(text), wanted);

export const isLevelWanted = (level: Level, wanted: WantedLevel): boolean =>
  wanted === "all" || level === "error" || (wanted === "warn" && level === "warn");
