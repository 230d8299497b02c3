import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTimeZone, readMoment, timeZoneCookie } from "./moment";

describe("readMoment", () => {
  const at = new Date("2026-09-04T20:05:09Z");
  it.each([
    ["UTC", "4 Sep 2026", "20:05:09", "UTC"],
    ["Asia/Kolkata", "5 Sep 2026", "01:35:09", "UTC+05:30"],
    ["America/New_York", "4 Sep 2026", "16:05:09", "UTC-04:00"],
  ])("in %s", (zone, date, time, offset) => expect(readMoment(at, zone)).toMatchObject({ date, time, zone: offset }));
});

/** What the system itself says; slow, and right by definition. */
function ask(at: Date, timeZone: string) {
  const options = {
    day: "numeric",
    month: "numeric",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  };
  const shape = { ...options, timeZone, hourCycle: "h23", timeZoneName: "longOffset" } as Intl.DateTimeFormatOptions;
  const parts = new Intl.DateTimeFormat("en-GB", shape).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return {
    day: Number(part("day")),
    year: Number(part("year")),
    time: `${part("hour")}:${part("minute")}:${part("second")}`,
    zone: part("timeZoneName").replace("GMT", "UTC").replace("+00:00", ""),
  };
}

describe("readMoment says what the system says", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-10-25T01:00:00Z"],
    ["America/New_York", "2026-03-08T07:00:00Z"],
    ["America/New_York", "2026-11-01T06:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["Asia/Kathmandu", "2026-12-31T18:15:00Z"],
    ["Pacific/Apia", "2011-12-30T10:00:00Z"],
    ["UTC", "2026-12-31T23:59:59Z"],
  ])("in %s, a minute to each side of %s and at it", (zone, moment) => {
    for (const seconds of [-86_400, -60, -1, 0, 1, 60, 86_400]) {
      const at = new Date(Date.parse(moment) + seconds * 1000);
      const { date, ...rest } = readMoment(at, zone);
      expect({ day: Number(date.split(" ")[0]), ...pick(rest) }).toEqual(ask(at, zone));
    }
  });
  it("at any moment of the last and the next decades", () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1990-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        fc.constantFrom("Europe/London", "America/St_Johns", "Asia/Tehran", "Pacific/Chatham", "Africa/Casablanca"),
        (at, zone) => {
          const { date, ...rest } = readMoment(at, zone);
          expect({ day: Number(date.split(" ")[0]), ...pick(rest) }).toEqual(ask(at, zone));
        },
      ),
    ));
});

const pick = ({ year, time, zone }: { year: number; time: string; zone: string }) => ({ year, time, zone });

describe("parseTimeZone", () => {
  it.each([
    [null, "UTC"],
    ["dm_tz=Nowhere/Land", "UTC"],
    ["dm_tz=%E0%A4%A", "UTC"],
    ["a=b; dm_tz=Europe%2FBerlin; c=d", "Europe/Berlin"],
  ])("%j is %s", (cookie, zone) => expect(parseTimeZone(cookie)).toBe(zone));
  it("reads what it wrote", () => expect(parseTimeZone(timeZoneCookie("Asia/Tokyo"))).toBe("Asia/Tokyo"));
});
