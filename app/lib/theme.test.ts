import { describe, expect, it } from "vitest";
import { parseTheme, themeCookie } from "./theme";

describe("parseTheme", () => {
  it.each([
    [null, "system"],
    ["a=b; dm_theme=dark", "dark"],
    ["dm_theme=<script>", "system"],
    ["x_dm_theme=dark", "system"],
  ])("%j is %s", (cookie, theme) => expect(parseTheme(cookie)).toBe(theme));
  it("reads what it wrote", () => expect(parseTheme(themeCookie("light"))).toBe("light"));
});
