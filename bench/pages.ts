import { spawn } from "node:child_process";
import http from "node:http";
import { demoOrganization, seedDemo } from "../prisma/seed/seed-demo";
import { createSessions } from "../server/auth/sessions";
import { createDatabase, type Database } from "../server/db/client";
import { createVault } from "../server/secrets/vault";
import { leanEnvironment, leanWeb } from "../server/setup/lean.mjs";
import { freePort } from "../server/setup/ports.mjs";
import { createTestDatabase } from "../server/setup/testing.mjs";
import { percentile } from "./percentile";
import type { Row } from "./row";

const applications = 1_000;
const warmUp = 100;
const oneByOne = 300;
const together = { requests: 600, connections: 8 };
const masterKey = Buffer.alloc(32, 7).toString("base64");

/** Pages of an organisation with 1,000 applications, signed in, from the production build under the settings of `npm start`. */
export async function* benchPages(): AsyncGenerator<Row> {
  const database = await createTestDatabase();
  const db = createDatabase(database.url, 2);
  try {
    const visit = await signIn(db);
    // What autovacuum does within minutes of such a load.
    await db.$executeRawUnsafe("vacuum analyze");
    const web = await startWeb(database.url);
    try {
      for (const [name, path] of await pagesOf(db)) yield* measure(name, { ...visit, port: web.port, path });
    } finally {
      await web.stop();
    }
  } finally {
    await db.$disconnect();
    await database.drop();
  }
}

interface Visit {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
}

async function* measure(name: string, visit: Visit): AsyncGenerator<Row> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: together.connections });
  for (let i = 0; i < warmUp; i++) await get(agent, visit);
  const times: number[] = [];
  for (let i = 0; i < oneByOne; i++) {
    const began = performance.now();
    await get(agent, visit);
    times.push(performance.now() - began);
  }
  const p50 = Math.round(percentile(times, 50));
  const p95 = Math.round(percentile(times, 95));
  const of = `${name} with ${applications} applications`;
  yield { figure: `${of}, p50 of ${oneByOne}`, value: p50, unit: "ms", target: "–", met: true };
  yield { figure: `${of}, p95 of ${oneByOne}`, value: p95, unit: "ms", target: "≤ 30", met: p95 <= 30 };

  let left = together.requests;
  const began = performance.now();
  const visitor = async () => {
    while (left-- > 0) await get(agent, visit);
  };
  await Promise.all(Array.from({ length: together.connections }, visitor));
  const perSecond = Math.round(together.requests / ((performance.now() - began) / 1000));
  agent.destroy();
  yield {
    figure: `${of}, ${together.connections} at once`,
    value: perSecond,
    unit: "/s",
    target: "≥ 200",
    met: perSecond >= 200,
  };
}

/** @throws Error for any answer but the page itself: a page that sends one away is quick */
function get(agent: http.Agent, { port, path, cookie }: Visit): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port, path, agent, headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}.`));
      response.on("end", resolve).on("error", reject).resume();
    });
    request.on("error", reject);
  });
}

async function signIn(db: Database): Promise<{ cookie: string }> {
  const passwords = { password: "correct horse battery", otherPassword: "staple of nobody" };
  const wish = { now: new Date(), size: applications, ...passwords };
  const { email } = await seedDemo(db, createVault(masterKey), wish);
  const { id } = await db.user.findUniqueOrThrow({ where: { email } });
  const sessions = createSessions(db, false);
  const session = await sessions.createSession(id, { userAgent: null });
  const { name, value } = sessions.createSessionCookie(session.id);
  return { cookie: `${name}=${value}` };
}

/** The organisation, and its project with the most applications. */
async function pagesOf(db: Database): Promise<readonly (readonly [name: string, path: string])[]> {
  const project = await db.project.findFirstOrThrow({
    where: { organizationId: demoOrganization.id },
    orderBy: { applications: { _count: "desc" } },
    include: { _count: { select: { applications: true } } },
  });
  const organization = `/${demoOrganization.slug}`;
  return [
    ["organisation page", organization],
    [
      `project page (${project._count.applications} of them its own), organisation`,
      `${organization}/projects/${project.slug}`,
    ],
  ];
}

async function startWeb(url: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort();
  const { PATH, HOME, TEST_REDIS_URL } = process.env;
  const env = {
    ...{ PATH, HOME, NODE_ENV: "production", ...leanEnvironment },
    ...{ DATABASE_URL: url, REDIS_URL: TEST_REDIS_URL, DM_MASTER_KEY: masterKey },
    ...{ PORT: String(port), DM_BIND: "127.0.0.1", DM_DOCKER_HOST: "unix:///run/none.sock" },
  } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [...leanWeb, "build/server.js"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => text.includes("answers at") && resolve());
    child.on("exit", (code) => reject(new Error(`The web process ended with ${code}.`)));
  });
  return {
    port,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
