import { describe, expect, it } from "vitest";
import { type Anchor, type Click, decideVisit } from "./decide-visit";

const here = "http://dm.example/brinewood/projects/shop?page=2";
const click: Click = {
  ...{ button: 0, defaultPrevented: false },
  ...{ metaKey: false, ctrlKey: false, shiftKey: false, altKey: false },
};
const anchor: Anchor = {
  ...{ href: "http://dm.example/brinewood/projects?q=a#b", target: "", rel: "" },
  ...{ download: false, replace: false, keepScroll: false },
};

describe("decideVisit", () => {
  it("goes there within the pages", () =>
    expect(decideVisit(click, anchor, here)).toEqual({
      ...{ to: "/brinewood/projects?q=a#b", replace: false, preventScrollReset: false },
    }));
  it("takes what the link says of itself along", () =>
    expect(decideVisit(click, { ...anchor, replace: true, keepScroll: true, rel: "next" }, here)).toMatchObject({
      ...{ replace: true, preventScrollReset: true },
    }));
  it("adds nothing to go back to where one is already", () =>
    expect(decideVisit(click, { ...anchor, href: here }, here)).toMatchObject({ replace: true }));

  it.each<[string, Partial<Click>, Partial<Anchor>]>([
    ["the middle button", { button: 1 }, {}],
    ["Ctrl", { ctrlKey: true }, {}],
    ["Command", { metaKey: true }, {}],
    ["Shift", { shiftKey: true }, {}],
    ["Alt", { altKey: true }, {}],
    ["a click that something else has taken", { defaultPrevented: true }, {}],
    ["another window", {}, { target: "_blank" }],
    ["a download", {}, { download: true }],
    ["a page to be loaded anew", {}, { rel: "nofollow external" }],
    ["another host", {}, { href: "http://shop.example/" }],
    ["another port", {}, { href: "http://dm.example:81/" }],
    ["what is no page", {}, { href: "mailto:ines@dm.example" }],
    ["a blob of this host", {}, { href: "blob:http://dm.example/4b1f" }],
    ["a place within the page", {}, { href: `${here}#main` }],
  ])("leaves %s to the browser", (_, of, to) =>
    expect(decideVisit({ ...click, ...of }, { ...anchor, ...to }, here)).toBeNull(),
  );
});
