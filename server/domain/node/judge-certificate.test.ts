import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CertificateFacts, judgeCertificate } from "./judge-certificate";

const dayMs = 24 * 3_600_000;
const facts = (days: number, over: Partial<CertificateFacts> = {}): CertificateFacts => ({
  ...{ now: 0, until: days * dayMs, other: "none", known: "some", shown: true },
  ...over,
});

describe("judgeCertificate", () => {
  it.each([
    ["a new one", facts(90), null],
    ["one with 31 days left", facts(31), null],
    ["one with 30 days left", facts(30), "make"],
    ["one that has ended", facts(-1), "make"],
    ["the next, which somebody does not know", facts(29, { other: "next" }), null],
    ["the next, which all know", facts(29, { other: "next", known: "all" }), "switch"],
    ["the next, which those that are there know, in time", facts(8, { other: "next", known: "ready" }), null],
    ["the next, which those that are there know, urgently", facts(7, { other: "next", known: "ready" }), "switch"],
    ["the next, urgently, which one that is there does not know", facts(1, { other: "next" }), null],
    ["the former, while its edge still shows it", facts(90, { other: "former", shown: false }), null],
    ["the former, when its edge shows the new one", facts(90, { other: "former" }), "forget"],
  ])("%s", (_what, given, expected) => expect(judgeCertificate(given)).toBe(expected));

  it("never lets an edge show what one that is there does not believe, nor forgets what is shown", () => {
    const any = fc.record({
      now: fc.constant(0),
      until: fc.integer({ min: -90 * dayMs, max: 90 * dayMs }),
      other: fc.constantFrom("none" as const, "next" as const, "former" as const),
      known: fc.constantFrom("all" as const, "ready" as const, "some" as const),
      shown: fc.boolean(),
    });
    fc.assert(
      fc.property(any, (given) => {
        const step = judgeCertificate(given);
        if (step === "switch") expect([given.other, given.known === "some"]).toEqual(["next", false]);
        if (step === "forget") expect([given.other, given.shown]).toEqual(["former", true]);
        if (step === "make") expect(given.other).toBe("none");
      }),
    );
  });
});
