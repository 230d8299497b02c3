import type { ActorCtx } from "../use-case";

/** The names of those who asked for something, in one query: "you" for oneself, null for who is not known any more. */
export async function findPeople(
  ctx: ActorCtx,
  rows: readonly { readonly requestedById: string | null }[],
): Promise<(id: string | null | undefined) => string | null> {
  const ids = [...new Set(rows.flatMap(({ requestedById }) => requestedById ?? []))].filter(
    (id) => id !== ctx.actor.userId,
  );
  const found =
    ids.length === 0
      ? []
      : await ctx.db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (id) => (id === ctx.actor.userId ? "you" : (names.get(id ?? "") ?? null));
}
