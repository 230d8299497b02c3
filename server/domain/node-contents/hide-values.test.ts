import { expect, it } from "vitest";
import { hideValues } from "./hide-values";

it("hides the value of every variable, wherever an engine has it, and nothing else", () => {
  const raw = {
    Config: { Env: ["TOKEN=hunter2=x", "EMPTY=", "ALONE"], Cmd: ["run", "A=B"], Labels: { env: { KEY: "hunter2" } } },
    ContainerConfig: { Env: null },
    Spec: [{ Env: ["TOKEN=hunter2"] }],
    Size: 3,
  };
  expect(hideValues(raw)).toEqual({
    Config: {
      Env: ["TOKEN=(hidden)", "EMPTY=(hidden)", "ALONE"],
      Cmd: ["run", "A=B"],
      Labels: { env: { KEY: "(hidden)" } },
    },
    ContainerConfig: { Env: null },
    Spec: [{ Env: ["TOKEN=(hidden)"] }],
    Size: 3,
  });
});
