const formats = new Map<string, Intl.DateTimeFormat>();

/** "14:31:58.204" in a zone: a line's time, exact. */
export function lineTime(at: string, timeZone: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(timeZone, format);
  }
  return `${format.format(date)}.${String(date.getUTCMilliseconds()).padStart(3, "0")}`;
}
