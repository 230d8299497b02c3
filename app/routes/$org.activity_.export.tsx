import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { fileFormats, formatHead, formatLines, type FileFormat } from "~/features/activity/activity-file";
import { readFilter } from "~/features/activity/read-filter";
import { page, param } from "~/lib/door";

/** The lines that the page's filters leave, as a file; sent while it is read, so that a long one is no burden. */
export const loader = page(async ({ context: { api }, params, request }) => {
  const organization = param(params, "org");
  const format: FileFormat = new URL(request.url).searchParams.get("format") === "jsonl" ? "jsonl" : "csv";
  const filter = { ...readFilter(organization, request), before: undefined };
  // Whoever may not read it is told so before anything is sent.
  const first = await api.organizations.readActivity(filter);
  async function* write(): AsyncGenerator<string> {
    yield formatHead(format) + formatLines(format, first.lines);
    for (let { next } = first; next !== null; ) {
      const more = await api.organizations.readActivity({ ...filter, before: next });
      yield formatLines(format, more.lines);
      next = more.next;
    }
  }
  const body = createReadableStreamFromReadable(Readable.from(write()));
  const name = `activity-${organization}-${new Date().toISOString().slice(0, 10)}.${format}`;
  const headers = {
    "Content-Type": fileFormats[format],
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "no-store",
  };
  return new Response(body, { headers });
});
