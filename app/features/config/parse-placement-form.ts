import { text } from "~/lib/door";

/** The form of the nodes, as the placement is written. What is wrong in it is said by the schema. */
export function parsePlacementForm(form: FormData): object {
  const on = parseOn(form);
  if (form.get("onLoss") === "wait") return { on, moveAfterS: null };
  const seconds = text(form, "moveAfterS").trim();
  return { on, moveAfterS: seconds === "" ? Number.NaN : Number(seconds) };
}

function parseOn(form: FormData): object {
  switch (text(form, "on")) {
    case "nodes":
      return { kind: "nodes", ids: form.getAll("ids").map(String) };
    case "label":
      return { kind: "label", key: text(form, "key").trim(), value: text(form, "value").trim() };
    default:
      return { kind: "any" };
  }
}
