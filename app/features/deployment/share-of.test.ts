import { describe, expect, it } from "vitest";
import { shareOf } from "./share-of";

const row = (old: string | null, fresh: string | null) => ({ old, new: fresh });

describe("shareOf", () => {
  it.each([
    [[], { old: 0, new: 0 }],
    [[row("serving", "starting"), row("serving", "waiting")], { old: 100, new: 0 }],
    [[row("serving", "serving"), row("serving", "waiting"), row("stopping", "serving")], { old: 50, new: 50 }],
    [[row("serving", "serving"), row("serving", "unhealthy")], { old: 67, new: 33 }],
    [[row("removed", "serving")], { old: 0, new: 100 }],
  ])("%j", (slots, share) => expect(shareOf(slots)).toEqual(share));
});
