import { describe, expect, it } from "vitest";
import { groupByDay } from "./group-by-day";
import type { Notice } from "./notice";
import { describeLink, describeNotice, pathOfNotice } from "./words";

const place = {
  project: { slug: "checkout", name: "Checkout" },
  application: { slug: "payments", name: "Payments" },
  environment: { slug: "prod", name: "Production" },
};
const base = "/brinewood/projects/checkout/apps/payments/prod";
const deployment = (what: Notice["what"], kind: Notice["kind"] = "DEPLOY") =>
  ({ what, kind, number: 12, node: null, place }) as const;
const application = (what: Notice["what"]) => ({ what, kind: null, number: null, node: null, place }) as const;
const node = (what: Notice["what"]) => ({ what, kind: null, number: null, node: "fra-01", place: null }) as const;

describe("what one is told", () => {
  it.each([
    [
      deployment("deployment.succeeded"),
      "Deployment #12 of Payments in Production succeeded",
      `${base}/deployments/12`,
    ],
    [
      deployment("deployment.failed", "RESTART"),
      "Restart #12 of Payments in Production failed",
      `${base}/deployments/12`,
    ],
    [
      deployment("deployment.rolled_back"),
      "Deployment #12 of Payments in Production was rolled back",
      `${base}/deployments/12`,
    ],
    [
      deployment("deployment.cancelled", "SCALE"),
      "Scaling #12 of Payments in Production was cancelled",
      `${base}/deployments/12`,
    ],
    [
      deployment("deployment.superseded"),
      "Deployment #12 of Payments in Production was superseded",
      `${base}/deployments/12`,
    ],
    [application("application.down"), "Payments does not serve in Production", base],
    [application("application.back"), "Payments serves again in Production", base],
    [node("node.away"), "Node fra-01 does not answer", "/brinewood/nodes/fra-01"],
    [node("node.back"), "Node fra-01 answers again", "/brinewood/nodes/fra-01"],
    [node("node.certificate_soon"), "A certificate of node fra-01 ends soon", "/brinewood/nodes/fra-01"],
    [node("node.certificate_over"), "A certificate of node fra-01 is over", "/brinewood/nodes/fra-01"],
  ])("is a sentence with a page: %#", (notice, words, path) => {
    expect(describeNotice(notice)).toBe(words);
    expect(pathOfNotice("brinewood", notice)).toBe(path);
  });
  it("names where its link leads", () => {
    expect(describeLink(deployment("deployment.failed"))).toBe("Open deployment #12");
    expect(describeLink(application("application.down"))).toBe("Open Payments");
    expect(describeLink(node("node.away"))).toBe("Open fra-01");
  });
});

describe("days", () => {
  const lines = ["2026-09-04T00:30:00Z", "2026-09-03T22:30:00Z", "2026-09-03T08:00:00Z", "2026-08-30T08:00:00Z"];
  const days = (zone: string) =>
    groupByDay(
      lines.map((at) => ({ at })),
      Date.parse("2026-09-04T10:00:00Z"),
      zone,
    ).map(({ day, lines: own }) => `${day}: ${own.length}`);
  it("are those of the reader's zone", () => {
    expect(days("UTC")).toEqual(["Today: 1", "Yesterday: 2", "30 Aug 2026: 1"]);
    expect(days("Europe/Berlin")).toEqual(["Today: 2", "Yesterday: 1", "30 Aug 2026: 1"]);
  });
});
