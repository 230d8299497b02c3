import { startTestHost, type HostOptions, type TestHost } from "../../../docker/testing/host";
import { edgeImages, loadTestImages, testApp } from "../../../docker/testing/images";
import { managedLabel } from "../../domain/container-spec/labels";
import type { ContainerSpec, Engine } from "../engine";
import { createLocalTransport } from "../transport/local";
import type { Transport } from "../transport/transport";

/** What the contract is tried on: a host of its own, and the engine's port to it. */
export interface Bed {
  readonly host: TestHost;
  readonly engine: Engine;
  /** the same host, with calls that may take no longer than this */
  withLimit(limitMs: number): Engine;
  /** a port to where no engine is */
  readonly nowhere: Engine;
  remove(): Promise<void>;
}

export type MakeEngine = (transport: Transport, options?: { readonly limitMs?: number }) => Engine;

/** The ways to the engine of a host, and to where there is none. */
export interface Ways {
  readonly there: Transport;
  readonly nowhere: Transport;
}

/** By its socket, as the engine of this machine is reached. */
export const bySocket = ({ socket }: TestHost): Ways => ({
  there: createLocalTransport(`unix://${socket}`),
  nowhere: createLocalTransport(`unix://${socket}.none`),
});

export interface BedPlan {
  readonly label: string;
  /** of the test host, its own among all test files */
  readonly place: number;
  readonly options?: () => Promise<HostOptions>;
  /** default: by its socket */
  readonly ways?: (host: TestHost) => Promise<Ways>;
}

export async function makeBed(make: MakeEngine, { label, place, options, ways }: BedPlan): Promise<Bed> {
  const host = await startTestHost(label, place, await options?.());
  await loadTestImages(host);
  const { there, nowhere } = (await ways?.(host)) ?? bySocket(host);
  return {
    host,
    engine: make(there),
    withLimit: (limitMs) => make(there, { limitMs }),
    nowhere: make(nowhere),
    remove: async () => {
      for (const way of [there, nowhere]) way.close();
      await host.remove();
    },
  };
}

export const busybox = edgeImages.companion;
export const nodeImage = testApp;

let count = 0;
/** a name that no other test uses */
export const freshName = (what = "c"): string => `${what}-${++count}`;

/** A container that sleeps, unless told otherwise. */
export function specOf(over: Partial<ContainerSpec> = {}): ContainerSpec {
  return {
    name: freshName(),
    image: busybox,
    labels: { [managedLabel]: "1" },
    command: ["sleep", "600"],
    network: "none",
    restart: "no",
    ...over,
  };
}

/** Makes a container and starts it. @returns its name */
export async function runContainer(engine: Engine, over: Partial<ContainerSpec> = {}): Promise<string> {
  const spec = specOf(over);
  await engine.ensureContainer(spec);
  await engine.start(spec.name);
  return spec.name;
}

export const shell = (script: string): readonly string[] => ["sh", "-c", script];

/** a signal that never aborts */
export const never = new AbortController().signal;

export async function elapsed(work: Promise<unknown>): Promise<number> {
  const began = Date.now();
  await work.catch(() => {});
  return Date.now() - began;
}

export const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => new Error("It did not fail."),
    (error: unknown) => error,
  );
