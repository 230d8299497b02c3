import { createHash } from "node:crypto";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import type { Database } from "../db/client";
import { type ActorRow, actorColumns, toActor } from "./load-actor";

/** The table holds sha256(token) only: somebody who reads it cannot sign in with what they find. */
export const sealToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Lucia's own Prisma adapter does not accept Prisma 7, so its seven calls are written here. */
export function createLuciaAdapter(db: Database): Adapter {
  return {
    async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const [row] = await db.$queryRaw<(ActorRow & { readonly expiresAt: Date })[]>`
        select s."expiresAt", ${actorColumns} from "Session" s join "User" u on u."id" = s."userId"
        where s."id" = ${sealToken(token)}`;
      if (row === undefined) return [null, null];
      const actor = toActor(row);
      return [
        { id: token, userId: actor.userId, expiresAt: row.expiresAt, attributes: { userAgent: null } },
        { id: actor.userId, attributes: { actor } },
      ];
    },
    async getUserSessions(userId) {
      const rows = await db.session.findMany({ where: { userId } });
      return rows.map((row) => ({
        id: row.id,
        userId,
        expiresAt: row.expiresAt,
        attributes: { userAgent: row.userAgent },
      }));
    },
    async setSession(session) {
      const { userId, expiresAt, attributes } = session;
      await db.session.create({
        data: { id: sealToken(session.id), userId, expiresAt, userAgent: attributes.userAgent },
      });
    },
    async updateSessionExpiration(token, expiresAt) {
      await db.session.updateMany({ where: { id: sealToken(token) }, data: { expiresAt } });
    },
    async deleteSession(token) {
      await db.session.deleteMany({ where: { id: sealToken(token) } });
    },
    async deleteUserSessions(userId) {
      await db.session.deleteMany({ where: { userId } });
    },
    async deleteExpiredSessions() {
      await db.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    },
  };
}
