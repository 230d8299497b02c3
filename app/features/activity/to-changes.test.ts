import { expect, it } from "vitest";
import { toChanges } from "./to-changes";

it("tells before and after by section", () =>
  expect(
    toChanges({
      environment: "prod",
      changes: [
        { group: "Resources", label: "Replicas", from: "1", to: "3" },
        { group: "Run", label: "Port", from: "80", to: "8080" },
        { group: "Resources", label: "CPU", from: "no limit", to: "2 cores" },
      ],
    }),
  ).toEqual([
    {
      title: "Resources",
      lines: [
        { sign: "-", text: "Replicas: 1" },
        { sign: "+", text: "Replicas: 3" },
        { sign: "-", text: "CPU: no limit" },
        { sign: "+", text: "CPU: 2 cores" },
      ],
    },
    { title: "Run", lines: [expect.anything(), { sign: "+", text: "Port: 8080" }] },
  ]));

it("tells a role and a name", () =>
  expect(toChanges({ before: "MEMBER", after: "ADMIN" })).toEqual([
    {
      title: "Before and after",
      lines: [
        { sign: "-", text: "member" },
        { sign: "+", text: "administrator" },
      ],
    },
  ]));

it.each([null, "text", {}, { changes: "x" }, { changes: [null, 3, { group: "Run" }] }, { before: "only" }])(
  "has nothing to tell of %j",
  (detail) => expect(toChanges(detail)).toEqual([]),
);
