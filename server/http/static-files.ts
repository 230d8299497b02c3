import { Router } from "express";
import sirv from "sirv";

const hourSeconds = 3_600;
const yearSeconds = 365 * 24 * hourSeconds;

/**
 * What a browser loads beside the pages. What the build compressed goes out so; its names change with its content, so it is kept for
 * good. @param dev look for files each time, because they change
 */
export function staticFiles(dev: boolean): Router {
  const router = Router();
  const built = { dev, brotli: true, gzip: true, immutable: true, maxAge: yearSeconds };
  router.use("/build", sirv("public/build", built));
  router.use(sirv("public", { dev, maxAge: hourSeconds }));
  return router;
}
