import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/lib/nonce";

const abortMs = 5000;

/**
 * A page goes out whole: nothing on it comes later, and dozens of small writes took longer than to draw it. What is slow is asked
 * for by the page when it is there.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    const answer = (html: Buffer<ArrayBuffer>) => {
      // A timer that outlived its answer would hold the whole page in memory until it fires.
      clearTimeout(late);
      headers.set("content-type", "text/html; charset=utf-8");
      headers.set("content-length", String(html.length));
      resolve(new Response(html, { headers, status: code }));
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={abortMs} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady: () => pipe(collect(answer)),
        onShellError: reject,
        onError: () => {
          code = 500;
        },
      },
    );
    const late = setTimeout(abort, abortMs + 1000).unref();
  });
}

function collect(onEnd: (all: Buffer<ArrayBuffer>) => void): Writable {
  const chunks: Uint8Array[] = [];
  return new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
    final: (done) => {
      onEnd(Buffer.concat(chunks));
      done();
    },
  });
}

/** One line with the id that the person sees too. What was refused on purpose is no error. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`request ${context.requestId}: ${text}\n`);
}
