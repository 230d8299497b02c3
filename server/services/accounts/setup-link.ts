import { createHash, randomBytes } from "node:crypto";
import type { Deps } from "../../context";
import type { Transaction } from "../../db/client";

const settingKey = "setup-token-sha256";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * A new one-time token for the first administrator, or null once there is an account; people of a demonstration are none.
 * Each start makes a new one and ends the one before; only its hash is kept.
 */
export async function issueSetupToken({ db }: Pick<Deps, "db">): Promise<string | null> {
  const people = await db.user.count({
    where: { memberships: { none: { organization: { demo: true } } } },
  });
  if (people > 0) return null;
  const token = randomBytes(24).toString("base64url");
  const value = sha256(token);
  await db.setting.upsert({ where: { key: settingKey }, create: { key: settingKey, value }, update: { value } });
  return token;
}

/** Uses the token up. False when it is wrong or was used; two people with one link cannot both pass. */
export async function redeemSetupToken(tx: Transaction, token: string): Promise<boolean> {
  const { count } = await tx.setting.deleteMany({ where: { key: settingKey, value: sha256(token) } });
  return count === 1;
}
