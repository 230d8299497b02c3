import http from "node:http";

/**
 * One call to the Docker Engine API, for the set-up, which runs before the packages are there.
 * @param {string} endpoint unix:///path or tcp://host:port
 * @param {string} method
 * @param {string} path
 * @param {{ body?: import("node:stream").Readable, timeoutMs?: number }} [options]
 * @returns {Promise<{ status: number, text: string }>}
 */
export function callEngine(endpoint, method, path, { body, timeoutMs = 10_000 } = {}) {
  const url = new URL(endpoint);
  const at = url.protocol === "unix:" ? { socketPath: url.pathname } : { host: url.hostname, port: url.port || "2375" };
  return new Promise((resolve, reject) => {
    const headers = body ? { "content-type": "application/x-tar" } : {};
    const request = http.request({ ...at, method, path, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (/** @type {string} */ part) => (text += part));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.setTimeout(timeoutMs, () => request.destroy(new Error("no answer in time")));
    request.on("error", reject);
    if (body) body.pipe(request);
    else request.end();
  });
}

/**
 * Whether an engine answers there with an API that we speak (1.41, what Debian 12 ships, or newer).
 * @param {string} endpoint
 * @returns {Promise<"yes" | "old" | "no">}
 */
export async function answers(endpoint) {
  try {
    const { status, text } = await callEngine(endpoint, "GET", "/version", { timeoutMs: 3000 });
    if (status !== 200) return "no";
    const [major = 0, minor = 0] = String(JSON.parse(text).ApiVersion).split(".").map(Number);
    return major > 1 || minor >= 41 ? "yes" : "old";
  } catch {
    return "no";
  }
}

/**
 * @param {string} endpoint
 * @param {string} reference
 * @returns {Promise<{ Id: string, RepoDigests?: string[] } | null>}
 */
export async function findImage(endpoint, reference) {
  const { status, text } = await callEngine(endpoint, "GET", `/images/${reference}/json`);
  return status === 200 ? JSON.parse(text) : null;
}
