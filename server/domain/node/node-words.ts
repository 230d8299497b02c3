import { invalid } from "../errors";

/** Words that are pages of their own. */
const reserved = new Set(["new", "find"]);

/** The name of a node is a part of its pages' addresses. @throws AppError invalid */
export function parseNodeName(text: string): string {
  const name = text.trim().toLowerCase();
  if (name === "") throw invalid({ name: "Enter a name." });
  if (!/^[a-z0-9](?:[a-z0-9.-]{0,38}[a-z0-9])?$/.test(name))
    throw invalid({ name: "Use at most 40 of a–z, 0–9, hyphens and dots, with a letter or digit first and last." });
  if (reserved.has(name)) throw invalid({ name: `“${name}” is a page here. Choose another name.` });
  return name;
}

const maxLabels = 32;
const labelName = /^[a-z0-9](?:[a-z0-9._/-]{0,61}[a-z0-9])?$/;
const labelValue = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** Labels, one `name=value` a line. @throws AppError invalid, which names the line */
export function parseLabels(text: string): Readonly<Record<string, string>> {
  const lines = text.split("\n").map((line) => line.trim());
  const labels: Record<string, string> = {};
  for (const line of lines.filter((one) => one !== "")) {
    const [name = "", value = "", ...rest] = line.split("=").map((part) => part.trim());
    if (rest.length > 0 || !labelName.test(name) || !labelValue.test(value))
      throw invalid({ labels: `“${line.slice(0, 80)}” is not of the form name=value, such as zone=fra or disk=ssd.` });
    if (Object.hasOwn(labels, name)) throw invalid({ labels: `The label ${name} is there twice.` });
    labels[name] = value;
  }
  if (Object.keys(labels).length > maxLabels) throw invalid({ labels: `Use at most ${maxLabels} labels.` });
  return labels;
}

export const formatLabels = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("\n");

export const duties = ["active", "draining", "disabled"] as const;
export type Duty = (typeof duties)[number];

export const buildUses = ["yes", "only", "never"] as const;
export type BuildUse = (typeof buildUses)[number];
