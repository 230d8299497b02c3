import { describe, expect, it } from "vitest";
import { type DeploymentRequest, type KnownDeployment, resolveRequest } from "./resolve-request";
import { isActive, isTerminal, kinds, type Kind, type Status, statuses, transitions } from "./status";

const known = (kind: Kind, status: Status, id = `${kind} ${status}`): KnownDeployment => ({ id, kind, status });
const request = (kind: Kind, over: Partial<DeploymentRequest> = {}): DeploymentRequest => ({
  ...{ kind, releaseId: "r", count: kind === "stop" ? 0 : 2, currentCount: 2 },
  ...over,
});
const deploying = known("deploy", "deploying");

describe("resolveRequest", () => {
  it.each(["deploy", "rollback"] as const)(
    "lets a %s wait behind the active one, in the place of all that is queued",
    (kind) => {
      expect(resolveRequest(null, [], request(kind))).toEqual({ kind: "create" });
      expect(resolveRequest(deploying, [], request(kind))).toEqual({ kind: "create" });
      const queued = [known("deploy", "queued", "a"), known("scale", "queued", "b")];
      expect(resolveRequest(deploying, queued, request(kind))).toEqual({ kind: "supersede", ids: ["a", "b"] });
    },
  );

  it("makes of two clicks at once one that runs and one that waits, and of a third one that waits alone", () => {
    expect(resolveRequest(null, [], request("deploy"))).toEqual({ kind: "create" });
    expect(resolveRequest(known("deploy", "building", "1"), [], request("deploy"))).toEqual({ kind: "create" });
    const second = [known("deploy", "queued", "2")];
    expect(resolveRequest(known("deploy", "building", "1"), second, request("deploy"))).toEqual({
      kind: "supersede",
      ids: ["2"],
    });
  });

  it.each<[string, KnownDeployment | null, KnownDeployment[], DeploymentRequest, string]>([
    ["a count that is none", null, [], request("deploy", { count: 1.5 }), "whole number"],
    ["a count below none", null, [], request("scale", { count: -1 }), "whole number"],
    ["a rollback to nothing", null, [], request("rollback", { releaseId: null }), "Choose a release"],
    ["stop before anything ran", null, [], request("stop", { currentCount: null }), "Deploy the application first"],
    ["start before anything ran", null, [], request("start", { currentCount: null }), "Deploy the application first"],
    [
      "restart while the first is under way",
      deploying,
      [],
      request("restart", { currentCount: null }),
      "The first deployment",
    ],
    [
      "scale while the first is under way",
      deploying,
      [],
      request("scale", { currentCount: null }),
      "The first deployment",
    ],
    ["stop of a stopped one", null, [], request("stop", { currentCount: 0 }), "already stopped"],
    ["start of a running one", null, [], request("start"), "already running"],
    ["restart of a stopped one", null, [], request("restart", { currentCount: 0 }), "start it instead"],
    ["scale to what it has", null, [], request("scale"), "already has 2 replicas"],
    [
      "scale in the place of a new release",
      deploying,
      [known("deploy", "queued")],
      request("scale", { count: 3 }),
      "A new release is waiting",
    ],
    [
      "restart in the place of a rollback",
      deploying,
      [known("rollback", "queued")],
      request("restart"),
      "A new release is waiting",
    ],
  ])("refuses %s", (_name, active, queued, wish, sentence) => {
    const decision = resolveRequest(active, queued, wish);
    expect(decision).toMatchObject({ kind: "reject", reason: expect.stringContaining(sentence) });
  });

  it.each<[string, DeploymentRequest]>([
    ["stop", request("stop")],
    ["start", request("start", { currentCount: 0 })],
    ["restart", request("restart")],
    ["scale", request("scale", { count: 3 })],
  ])("takes %s when nothing else is under way", (_name, wish) =>
    expect(resolveRequest(null, [], wish)).toEqual({ kind: "create" }),
  );

  it("does not compare with what runs now while something is under way that changes it", () => {
    expect(resolveRequest(known("scale", "deploying"), [], request("scale"))).toEqual({ kind: "create" });
    expect(resolveRequest(known("start", "deploying"), [], request("stop", { currentCount: 0 }))).toEqual({
      kind: "create",
    });
  });

  it("lets a stop push out whatever waits", () =>
    expect(resolveRequest(deploying, [known("deploy", "queued", "a")], request("stop"))).toEqual({
      kind: "supersede",
      ids: ["a"],
    }));
});

describe("the states of a deployment", () => {
  it("lead to an end from everywhere, and out of none", () => {
    for (const status of statuses) {
      expect(isTerminal(status)).toBe(transitions[status].length === 0);
      const seen = new Set<Status>([status]);
      for (const at of seen) for (const next of transitions[at]) seen.add(next);
      expect([...seen].some(isTerminal)).toBe(true);
    }
  });
  it("are active between the queue and the end", () =>
    expect(statuses.filter(isActive)).toEqual(statuses.filter((status) => status !== "queued" && !isTerminal(status))));
  it("know every kind", () => expect(kinds).toHaveLength(6));
});
