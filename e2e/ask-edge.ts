import http from "node:http";
import type { TestHost } from "../docker/testing/host";

/** What a visitor of a domain gets from the edge of a host. */
export function askEdge(
  { address }: Pick<TestHost, "address">,
  host: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: address, port: 80, path: "/", headers: { host }, timeout: 5_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on("timeout", () => request.destroy(new Error("The edge does not answer.")));
    request.on("error", reject);
  });
}
