import { createHash } from "node:crypto";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import type { Database } from "../db/client";
import { type ActorRow, actorColumns, toActor } from "./load-actor";

/** The table holds sha256(token) only: somebody who reads it cannot sign in with what they find. */
const seal = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Lucia's own Prisma adapter does not accept Prisma 7, so its seven calls are written here. */
export function createLuciaAdapter(db: Database): Adapter {
  return {
    async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const [row] = await db.$queryRaw<(ActorRow & { readonly expiresAt: Date })[]>`
        select s."expiresAt", ${actorColumns} from "Session" s join "User" u on u."id" = s."userId"
        where s."id" = ${seal(token)}`;
      if (row === undefined) return [null, null];
      const actor = toActor(row);
      return [
        { id: token, userId: actor.userId, expiresAt: row.expiresAt, attributes: {} },
        { id: actor.userId, attributes: { actor } },
      ];
    },
    async getUserSessions(userId) {
      const rows = await db.session.findMany({ where: { userId } });
      return rows.map((row) => ({ id: row.id, userId, expiresAt: row.expiresAt, attributes: {} }));
    },
    async setSession(session) {
      const { userId, expiresAt } = session;
      await db.session.create({ data: { id: seal(session.id), userId, expiresAt } });
    },
    async updateSessionExpiration(token, expiresAt) {
      await db.session.updateMany({ where: { id: seal(token) }, data: { expiresAt } });
    },
    async deleteSession(token) {
      await db.session.deleteMany({ where: { id: seal(token) } });
    },
    async deleteUserSessions(userId) {
      await db.session.deleteMany({ where: { userId } });
    },
    async deleteExpiredSessions() {
      await db.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}
