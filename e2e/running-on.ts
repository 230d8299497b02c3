import http from "node:http";
import type { TestHost } from "../docker/testing/host";
import { labelNames } from "../server/domain/container-spec/labels";

/** How many replicas run on a host, asked of its engine itself; null where it does not answer. */
export function runningOn({ socket }: Pick<TestHost, "socket">): Promise<number | null> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`${labelNames.managed}=1`], status: ["running"] }));
  return new Promise((resolve) => {
    const options = { socketPath: socket, path: `/containers/json?filters=${filters}`, timeout: 5_000 };
    const request = http.get(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve(response.statusCode === 200 ? JSON.parse(text).length : null));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(null));
  });
}
