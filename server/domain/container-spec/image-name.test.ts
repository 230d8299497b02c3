import { describe, expect, it } from "vitest";
import { parseImageReference } from "../application/image-reference";
import { imageName, ownerOfImage } from "./image-name";

const owner = { installation: "1a2b3c4d", slug: "shop", appEnvironmentId: "ae_0123456789abcdef" };

describe("imageName", () => {
  const name = imageName(owner, "f".repeat(64));
  it("is a reference, and tells whose it is", () => {
    expect(name).toBe("dm-1a2b3c4d/shop:89abcdef-ffffffffffff");
    expect(parseImageReference(name).reference).toContain(name);
    expect(ownerOfImage("1a2b3c4d", name)).toBe("89abcdef");
  });
  it.each(["dm-1a2b3c4d/shop:latest", "dm-other/shop:89abcdef-ffffffffffff", "nginx:1.25", ""])(
    "%j is none of ours",
    (other) => expect(ownerOfImage("1a2b3c4d", other)).toBeNull(),
  );
});
