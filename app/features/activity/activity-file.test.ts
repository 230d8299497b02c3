import { expect, it } from "vitest";
import { formatHead, formatLines } from "./activity-file";

const line = {
  createdAt: new Date("2026-11-28T10:00:00Z"),
  actorName: "Ines",
  action: "project.created",
  subjectType: "project",
  subjectName: 'Web, "shop"\nof ours',
  detail: null,
  address: "192.0.2.7",
  requestId: null,
  userAgent: null,
};

it("writes CSV whose cells keep commas, quotes and line ends", () => {
  expect(formatHead("csv")).toBe("time,who,action,kind,subject,detail,address,request,browser\r\n");
  expect(formatLines("csv", [line])).toBe(
    '2026-11-28T10:00:00.000Z,Ines,project.created,project,"Web, ""shop""\nof ours",,192.0.2.7,,\r\n',
  );
});

it.each(["=1+1", "+1", "-1", "@sum", "\tx"])("keeps a sheet from running %j", (subjectName) =>
  expect(formatLines("csv", [{ ...line, subjectName }])).toContain(`,'${subjectName},`),
);

it("writes one JSON object a line", () => {
  const text = formatLines("jsonl", [line, { ...line, detail: { number: 3 } }]);
  expect(formatHead("jsonl")).toBe("");
  expect(
    text
      .trimEnd()
      .split("\n")
      .map((one) => JSON.parse(one)),
  ).toEqual([
    {
      ...{ time: "2026-11-28T10:00:00.000Z", who: "Ines", action: "project.created", detail: null },
      subject: { kind: "project", name: line.subjectName },
      from: { address: "192.0.2.7", request: null, browser: null },
    },
    expect.objectContaining({ detail: { number: 3 } }),
  ]);
});
