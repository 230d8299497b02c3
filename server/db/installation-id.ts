import { randomBytes } from "node:crypto";
import type { Transaction } from "./client";

const key = "installation.id";

/** Tells what this installation made on an engine from what others did; made at first need, and never changed. */
export async function readInstallationId(db: Transaction): Promise<string> {
  const known = await db.setting.findUnique({ where: { key } });
  if (known !== null) return known.value;
  await db.setting.createMany({ data: [{ key, value: randomBytes(4).toString("hex") }], skipDuplicates: true });
  return (await db.setting.findUniqueOrThrow({ where: { key } })).value;
}
