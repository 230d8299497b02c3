import { existsSync } from "node:fs";
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** An application for tests; its environment says how it behaves. */
const { PORT = "8080", VERSION = "1" } = process.env;
/** @param {string} name */
const number = (name) => (process.env[name] === undefined ? null : Number(process.env[name]));
const started = Date.now();
const age = () => Date.now() - started;

const isHealthy = () => {
  // a test makes it sick at the moment that it wants
  if (process.env.NEVER_HEALTHY === "1" || existsSync("/tmp/sick")) return false;
  return age() >= (number("HEALTHY_AFTER_MS") ?? 0);
};

const server = http.createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/health") {
    response.writeHead(isHealthy() ? 200 : 503).end(isHealthy() ? "healthy\n" : "sick\n");
    return;
  }
  const wait = Number(url.searchParams.get("ms") ?? number("DELAY_MS") ?? 0);
  if (wait > 0) await sleep(wait);
  request.resume();
  const client = String(request.headers["x-forwarded-for"] ?? "");
  const headers = { "content-type": "text/plain", "x-version": VERSION, "x-client": client };
  response.writeHead(200, headers).end(`version ${VERSION}\n`);
});

const exitAfter = number("EXIT_AFTER_MS");
if (exitAfter !== null) {
  console.error(`exiting in ${exitAfter} ms, as told`);
  setTimeout(() => process.exit(number("EXIT_CODE") ?? 1), exitAfter);
}

const lines = number("LINES_PER_SECOND");
if (lines !== null) {
  let count = 0;
  setInterval(() => {
    let text = "";
    for (let i = 0; i < lines / 20; i++) text += `line ${++count} of version ${VERSION}\n`;
    process.stdout.write(text);
  }, 50);
}

server.keepAliveTimeout = 65_000;
server.listen(Number(PORT), () => console.log(`version ${VERSION} listens on ${PORT}`));

if (process.env.IGNORE_SIGTERM !== "1")
  process.on("SIGTERM", () => {
    console.log("SIGTERM: no new connections, waiting for requests in flight");
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5_000).unref();
  });
else process.on("SIGTERM", () => {});
