import { z } from "zod";

/** The wish for an application in one environment, as edited. What runs is frozen in a release. Plain JSON. */

/** Whole numbers and times are refused in one way: with the range, times in the seconds that people enter. */
const between = (min: number, max: number, unit = "") => {
  const range = `Enter ${min.toLocaleString("en")} to ${max.toLocaleString("en")}${unit}.`;
  return { min, max, range };
};
const whole = (min: number, max: number) => {
  const { range } = between(min, max);
  return z
    .number({ error: range })
    .int(`${range.slice(0, -1)}, without a fraction.`)
    .min(min, range)
    .max(max, range);
};
const ms = (min: number, max: number) => {
  const { range } = between(min / 1000, max / 1000, " s");
  return z.number({ error: range }).int("Enter whole milliseconds.").min(min, range).max(max, range);
};
const port = whole(1, 65_535);
const cores = between(0.01, 512, " cores");
const noControl = /^\P{Cc}*$/u;

const timing = {
  intervalMs: ms(500, 300_000).default(5_000),
  timeoutMs: ms(100, 60_000).default(3_000),
  healthyThreshold: whole(1, 20).default(2),
  unhealthyThreshold: whole(1, 20).default(3),
  startPeriodMs: ms(0, 3_600_000).default(0),
};

export const healthCheckSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("http"),
    path: z
      .string()
      .regex(/^\/[\x21-\x7e]*$/, "Begin the path with “/”, without spaces.")
      .max(500),
    /** null: the application's own port */
    port: port.nullable().default(null),
    expectStatus: z.tuple([whole(100, 599), whole(100, 599)]).default([200, 399]),
    ...timing,
  }),
  z.object({ kind: z.literal("tcp"), port: port.nullable().default(null), ...timing }),
  z.object({
    kind: z.literal("command"),
    command: z
      .array(z.string().max(2000).regex(noControl, "Remove invisible characters."))
      .min(1, "Enter the command."),
    ...timing,
  }),
  z.object({ kind: z.literal("none"), ...timing }),
]);

const volume = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "Name the volume with a-z, 0-9, “-” and “_”."),
  path: z
    .string()
    .regex(/^\/[^:\p{Cc}]{1,399}$/u, "Give an absolute path in the container.")
    .refine((path) => !path.split("/").includes(".."), "The path must not contain “..”."),
});

export const appConfigSchema = z.object({
  /** replaces the image's command; null keeps it */
  command: z
    .array(z.string().max(4000).regex(noControl, "Remove invisible characters."))
    .max(100)
    .nullable()
    .default(null),
  /** the port that the application listens on; null: the lowest that the image exposes */
  port: port.nullable().default(null),
  replicas: whole(1, 100).min(1, "Run at least 1 replica; to have none, stop the application.").default(1),
  limits: z
    .object({
      /** cores; null is no limit */
      cpus: z
        .number({ error: cores.range })
        .min(cores.min, cores.range)
        .max(cores.max, cores.range)
        .nullable()
        .default(null),
      memoryMb: whole(6, 4_194_304).nullable().default(null),
      pids: whole(1, 4_194_304).nullable().default(null),
    })
    .default({ cpus: null, memoryMb: null, pids: null }),
  /** named volumes of the application in this environment; they outlive its containers */
  volumes: z.array(volume).max(50).default([]),
  health: healthCheckSchema.default({
    kind: "http",
    path: "/",
    port: null,
    expectStatus: [200, 399],
    intervalMs: 5_000,
    timeoutMs: 3_000,
    // once is luck: many a program answers before it finds that it cannot go on
    healthyThreshold: 2,
    unhealthyThreshold: 3,
    startPeriodMs: 0,
  }),
  /** back-off doubles from the first to the longest wait; after so many failures within 15 min it is given up */
  restart: z
    .object({
      backoffMs: ms(100, 600_000),
      maxBackoffMs: ms(1000, 3_600_000),
      maxCrashes: whole(1, 100),
    })
    .default({ backoffMs: 1_000, maxBackoffMs: 60_000, maxCrashes: 10 }),
  rollout: z
    .object({
      /** stop-first where two containers must not run at once, such as with a single-writer volume */
      order: z.enum(["start-first", "stop-first"]),
      surge: whole(1, 20),
      parallelism: whole(1, 20),
      healthyTimeoutMs: ms(1_000, 3_600_000),
      maxAttempts: whole(1, 10),
      /** how long requests in flight may take to end */
      drainMs: ms(0, 3_600_000),
      /** between SIGTERM and SIGKILL */
      stopGraceMs: ms(0, 3_600_000),
      /** how long the new release is watched after the switch */
      monitorMs: ms(0, 3_600_000),
    })
    .default({
      order: "start-first",
      surge: 1,
      parallelism: 1,
      healthyTimeoutMs: 120_000,
      maxAttempts: 2,
      drainMs: 30_000,
      stopGraceMs: 10_000,
      monitorMs: 10_000,
    }),
});

export type AppConfig = z.infer<typeof appConfigSchema>;
export type AppConfigInput = z.input<typeof appConfigSchema>;

export const defaultConfig: AppConfig = appConfigSchema.parse({});

/** What a release freezes of the wish: everything but the number of replicas, which is scaled by itself. */
export interface ReleaseSpec extends Omit<AppConfig, "replicas" | "port"> {
  /** resolved: from the wish, or from the image */
  readonly port: number;
}
