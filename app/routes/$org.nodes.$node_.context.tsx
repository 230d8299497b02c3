import { page, param } from "~/lib/door";

/** The node as a file for `docker context import`. */
export const loader = page(async ({ context, params }) => {
  const at = { organization: param(params, "org"), node: param(params, "node") };
  const { fileName, content } = await context.api.nodes.readContextFile(at);
  return new Response(Buffer.from(content, "base64"), {
    headers: {
      "content-type": "application/x-tar",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
});
