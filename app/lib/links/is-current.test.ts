import { expect, it } from "vitest";
import { isCurrent } from "./is-current";

it.each([
  ["/a/settings", "/a/settings", true, true],
  ["/a/settings/teams", "/a/settings", false, true],
  ["/a/settings/teams", "/a/settings", true, false],
  ["/a/settings-old", "/a/settings", false, false],
  ["/a", "/a/settings", false, false],
])("at %s, %s, exactly: %s is %s", (pathname, to, exact, current) =>
  expect(isCurrent(pathname, to, exact)).toBe(current),
);
