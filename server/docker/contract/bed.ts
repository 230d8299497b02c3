import { startTestHost, type HostOptions, type TestHost } from "../../../docker/testing/host";
import { edgeImages, loadTestImages, testApp } from "../../../docker/testing/images";
import { managedLabel } from "../../domain/container-spec/labels";
import type { ContainerSpec, Engine } from "../engine";

/** What the contract is tried on: a host of its own, and the engine's port to it. */
export interface Bed {
  readonly host: TestHost;
  readonly engine: Engine;
  /** the same host, with calls that may take no longer than this */
  withLimit(limitMs: number): Engine;
  /** a port to where no engine is */
  readonly nowhere: Engine;
}

export type MakeEngine = (endpoint: string, options?: { readonly limitMs?: number }) => Engine;

export async function makeBed(make: MakeEngine, label: string, place: number, options?: HostOptions): Promise<Bed> {
  const host = await startTestHost(label, place, options);
  await loadTestImages(host);
  const endpoint = `unix://${host.socket}`;
  return {
    host,
    engine: make(endpoint),
    withLimit: (limitMs) => make(endpoint, { limitMs }),
    nowhere: make(`unix://${host.socket}.none`),
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
