import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/lib/nonce";

const abortMs = 5000;

/** People get the page as soon as its shell is ready, robots when all of it is. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    const answer = () => {
      const body = new PassThrough();
      headers.set("content-type", "text/html; charset=utf-8");
      // A timer that outlived its answer would hold the whole page in memory until it fires.
      body.on("close", () => clearTimeout(late));
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
      pipe(body);
    };
    const whenAll = isbot(request.headers.get("user-agent"));
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={abortMs} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [whenAll ? "onAllReady" : "onShellReady"]: answer,
        onShellError: reject,
        onError: () => {
          code = 500;
        },
      },
    );
    const late = setTimeout(abort, abortMs + 1000).unref();
  });
}

/** One line with the id that the person sees too. What was refused on purpose is no error. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`request ${context.requestId}: ${text}\n`);
}
