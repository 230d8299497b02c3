import { describe, expect, it } from "vitest";
import { emptyPoint } from "./point";
import { sumUp } from "./sum-up";

const point = (subjectId: string, more: object) => ({ ...emptyPoint, ...more, subjectId });

describe("sumUp", () => {
  it("adds up the applications of each project and each organisation, and nothing else", () => {
    const places = new Map([
      ["web", { projectId: "shop", organizationId: "acme" }],
      ["api", { projectId: "shop", organizationId: "acme" }],
      ["labels", { projectId: "post", organizationId: "acme" }],
      ["other", { projectId: "theirs", organizationId: "globex" }],
    ]);
    const points = [
      point("web", { requests: 2, errors: 1, durations: [1, 2], cpu: 0.5 }),
      point("api", { requests: 3, errors: 0, durations: [4], cpu: null }),
      point("labels", { requests: null, cpu: 1 }),
      point("other", { requests: 7 }),
      point("node_a", { cpu: 9 }),
    ];
    const sums = new Map(sumUp(points, places).map(({ subjectId, ...sum }) => [subjectId, sum]));
    expect([...sums.keys()].sort()).toEqual(["acme", "globex", "post", "shop", "theirs"]);
    expect(sums.get("shop")).toMatchObject({ requests: 5, errors: 1, durations: [5, 2], cpu: 0.5 });
    expect(sums.get("acme")).toMatchObject({ requests: 5, errors: 1, durations: [5, 2], cpu: 1.5 });
    // What no application of it was measured of stays unknown.
    expect(sums.get("post")).toMatchObject({ requests: null, cpu: 1 });
    expect(sums.get("globex")).toMatchObject({ requests: 7 });
  });
});
