import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";

/** Scripts run only with the nonce of this answer; nobody may frame us. Style attributes are Radix's and the charts'. */
export const securityHeaders =
  (mode: string): RequestHandler =>
  (_request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.nonce = nonce;
    response.setHeader(
      "content-security-policy",
      [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}'`,
        `style-src 'self' 'nonce-${nonce}'`,
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        // Remix's development server tells of changes by a socket on a port of its own.
        ...(mode === "development" ? ["connect-src 'self' ws:"] : []),
        "object-src 'none'",
      ].join("; "),
    );
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "same-origin");
    response.setHeader("cross-origin-opener-policy", "same-origin");
    next();
  };
