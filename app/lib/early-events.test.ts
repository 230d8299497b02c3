import { expect, it } from "vitest";
import { keepEarlyEvents } from "./early-events";

it("keeps what is pressed until the data is there, and nothing after", () => {
  const target = new EventTarget();
  let decoded = false;
  let asked = 0;
  keepEarlyEvents(target, () => {
    asked += 1;
    return decoded;
  });
  const heard: string[] = [];
  for (const type of ["keydown", "click", "scroll"]) target.addEventListener(type, ({ type }) => heard.push(type));
  const press = (...types: string[]) => types.map((type) => target.dispatchEvent(new Event(type)));
  press("keydown", "click", "scroll");
  expect(heard.splice(0)).toEqual(["scroll"]);
  decoded = true;
  press("click", "keydown", "click");
  expect(heard).toEqual(["click", "keydown", "click"]);
  expect(asked).toBe(3);
});
