import type { RequestHandler } from "express";
import type { Deps } from "../context";

const limitMs = 2000;

/** 200 when Postgres and Redis answer, else 503 with the name of what does not. For load balancers and for `npm start`. */
export function healthHandler({ db, redis }: Pick<Deps, "db" | "redis">): RequestHandler {
  return async (_request, response) => {
    const parts = {
      postgres: await answers(db.$queryRaw`select 1`),
      redis: await answers(redis.ping()),
    };
    const ok = Object.values(parts).every(Boolean);
    response.status(ok ? 200 : 503).json({ ok, parts });
  };
}

async function answers(call: PromiseLike<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, limitMs, false).unref());
  return Promise.race([
    Promise.resolve(call).then(
      () => true,
      () => false,
    ),
    late,
  ]);
}
