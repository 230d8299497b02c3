import { describe, expect, it } from "vitest";
import { decideRemoval, listUsers } from "./decide-removal";
import type { Owner } from "./owner";
import { thingOf } from "./thing.testing";

const payments: Owner = {
  kind: "application",
  project: "checkout",
  application: { slug: "payments", name: "Payments" },
  environment: "prod",
};
const user = (name: string, owner: Owner = { kind: "other" }) => ({ name, owner });

describe("decideRemoval", () => {
  it.each([
    ["a container that ended", thingOf({ kind: "containers", state: "exited" })],
    ["one that was never started", thingOf({ kind: "containers", state: "created" })],
    ["an image that nothing is of", thingOf({ kind: "images" })],
    ["a volume of an application that is gone", thingOf({ kind: "volumes", owner: { kind: "manager" } })],
    ["a network that nothing is in", thingOf({ kind: "networks" })],
  ])("allows %s", (_, thing) => expect(decideRemoval(thing)).toEqual({ allowed: true }));

  it.each([
    ["Docker’s own network", thingOf({ kind: "networks", owner: { kind: "docker" } }), "docker"],
    ["a part of the edge, also a stopped one", thingOf({ owner: { kind: "edge" }, state: "exited" }), "edge"],
    ["what is of another organisation", thingOf({ owner: { kind: "foreign" }, state: "exited" }), "elsewhere"],
    ["what one may not see", thingOf({ owner: { kind: "unseen" }, state: "exited" }), "elsewhere"],
    ["a replica", thingOf({ owner: payments, state: "exited" }), "application"],
    ["a container of another installation", thingOf({ owner: { kind: "manager" }, state: "exited" }), "manager"],
    ["a container that runs", thingOf({ state: "running" }), "running"],
    ["one that is paused", thingOf({ state: "paused" }), "running"],
    ["a volume in use", thingOf({ kind: "volumes", usedBy: [user("db")] }), "used"],
    ["an image in use", thingOf({ kind: "images", usedBy: [user("db")] }), "used"],
    ["a network in use", thingOf({ kind: "networks", usedBy: [user("db")] }), "used"],
  ])("keeps %s", (_, thing, why) => expect(decideRemoval(thing)).toMatchObject({ allowed: false, why }));

  it.each(["containers", "images", "volumes", "networks"] as const)("says of our %s where they go", (kind) => {
    const removal = decideRemoval(thingOf({ kind, owner: payments, state: "exited" }));
    expect(removal).toMatchObject({ reason: expect.stringMatching(/Payments|checkout/) });
  });
});

describe("listUsers", () => {
  it("names three, counts the rest, and names nobody else’s", () => {
    const usedBy = [..."abcd"].map((name) => user(name));
    expect(listUsers({ usedBy: usedBy.slice(0, 1) })).toBe("a");
    expect(listUsers({ usedBy })).toBe("a, b, c and 1 more");
    expect(listUsers({ usedBy: [user("secret", { kind: "foreign" }), ...usedBy.slice(0, 1)] })).toBe(
      "a and 1 of somebody else",
    );
  });
});
