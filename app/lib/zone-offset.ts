/** How far a zone’s clocks are from UTC, asked of the system once for each quarter of an hour: since 1973 zones change at no other moments. */
export interface Offset {
  readonly ms: number;
  /** "UTC", "UTC+05:30" */
  readonly name: string;
}

interface Zone {
  readonly name: string;
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, Offset>;
}

const quarterMs = 15 * 60_000;
const maxZones = 50;
const maxOffsets = 2_000;
const zones = new Map<string, Zone>();
const utc: Offset = { ms: 0, name: "UTC" };

/** @param at ms since the epoch  @throws RangeError for a zone that does not exist */
export function offsetAt(at: number, timeZone: string): Offset {
  if (timeZone === "UTC") return utc;
  const { format, offsets } = zoneOf(timeZone);
  const quarter = Math.floor(at / quarterMs);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  if (offsets.size >= maxOffsets) offsets.clear();
  const offset = readOffset(format, quarter * quarterMs);
  offsets.set(quarter, offset);
  return offset;
}

/** The zone's own name, as the system spells it. @throws RangeError for one that does not exist */
export const resolveZone = (timeZone: string): string => zoneOf(timeZone).name;

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  if (zones.size >= maxZones) zones.clear();
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" });
  const zone = { name: format.resolvedOptions().timeZone, format, offsets: new Map() };
  zones.set(timeZone, zone);
  return zone;
}

/** "GMT", "GMT+05:30"; "GMT-00:44:30" before zones were agreed on. */
function readOffset(format: Intl.DateTimeFormat, at: number): Offset {
  const text = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes, seconds = "0"] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text) ?? [];
  if (sign === undefined) return utc;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return ms === 0 ? utc : { ms: sign === "-" ? -ms : ms, name: text.replace("GMT", "UTC") };
}
