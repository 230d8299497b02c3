import { text } from "~/lib/door";

const builds = ["yes", "only", "never"] as const;

/** What a node is called and used for, as a form holds it. An empty number of builds is as many as everywhere. */
export function parseNodeUse(form: FormData) {
  const limit = text(form, "buildLimit").trim();
  const port = text(form, "meshPort").trim();
  return {
    ...{ name: text(form, "name"), labels: text(form, "labels"), meshAddress: text(form, "meshAddress") },
    ...(port === "" ? {} : { meshPort: Number(port) }),
    builds: builds.find((one) => one === text(form, "builds")) ?? "yes",
    buildLimit: limit === "" ? null : Number(limit),
  };
}
