import type { Readable } from "node:stream";
import { type BuildKitStatus, parseBuildKitStatus } from "./buildkit-status";
import { createLineJoiner } from "./lines";
import { toPlainText } from "./plain-text";

export interface Message {
  readonly id?: string;
  readonly stream?: string;
  readonly status?: string;
  readonly progress?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
  readonly aux?: { readonly ID?: string; readonly Digest?: string } | string;
}

const traceId = "moby.buildkit.trace";

/** What the engine calls an error in the stream: its work failed, while it answers well. */
export class ProgressFailure extends Error {}

/**
 * Reads what the engine tells of a pull, a push or a build, to its end.
 * @returns the id of the image that was built, when it was told
 * @throws ProgressFailure, or the stream's own error where it broke
 */
export async function readProgress(
  stream: Readable | NodeJS.ReadableStream,
  onLine: (line: string) => void,
  onMessage: (message: Message) => void = () => {},
): Promise<string | null> {
  let image: string | null = null;
  let failure: string | null = null;
  const seen = new Set<string>();
  const messages = createLineJoiner(
    (text) => {
      if (text.trim() === "") return;
      const message = JSON.parse(text) as Message;
      onMessage(message);
      failure ??= message.errorDetail?.message ?? message.error ?? null;
      if (typeof message.aux === "object" && message.aux.ID) image = message.aux.ID;
      for (const line of describe(message, seen)) onLine(toPlainText(line));
    },
    8 * 1024 * 1024,
  );
  for await (const chunk of stream) messages.push(chunk.toString("utf8"));
  messages.end();
  if (failure !== null) throw new ProgressFailure(failure);
  return image;
}

function describe(message: Message, seen: Set<string>): string[] {
  if (message.id === traceId && typeof message.aux === "string")
    return describeBuildKit(parseBuildKitStatus(message.aux), seen);
  if (message.stream !== undefined) return splitText(message.stream);
  // the bars of layers being fetched change many times a second
  if (message.status === undefined || message.progress !== undefined) return [];
  return [message.id === undefined ? message.status : `${message.id}: ${message.status}`];
}

function describeBuildKit({ steps, output }: BuildKitStatus, seen: Set<string>): string[] {
  const told = steps.flatMap(({ name, started, completed, cached, error }) => {
    const line =
      error !== "" ? `ERROR ${name}: ${error}` : cached && completed ? `CACHED ${name}` : started ? name : null;
    if (line === null || seen.has(line)) return [];
    seen.add(line);
    return [line];
  });
  return [...told, ...output.flatMap(splitText)];
}

const splitText = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.split("\r").at(-1)?.trimEnd() ?? "")
    .filter((line) => line !== "");
