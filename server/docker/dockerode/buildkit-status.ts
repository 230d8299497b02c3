/** What BuildKit tells of its work: steps, and what they write. */
export interface BuildKitStatus {
  readonly steps: readonly BuildKitStep[];
  readonly output: readonly string[];
}

export interface BuildKitStep {
  readonly name: string;
  readonly started: boolean;
  readonly completed: boolean;
  readonly cached: boolean;
  readonly error: string;
}

/** Numbers of fields: https://github.com/moby/buildkit/blob/v0.13.2/api/services/control/control.proto (StatusResponse) */
const status = { vertexes: 1, logs: 3 };
const vertex = { name: 3, cached: 4, started: 5, completed: 6, error: 7 };
const log = { msg: 4 };

/** Reads the message that the engine hands on from BuildKit, in the form of Protocol Buffers. */
export function parseBuildKitStatus(base64: string): BuildKitStatus {
  const steps: BuildKitStep[] = [];
  const output: string[] = [];
  for (const [number, value] of readFields(Buffer.from(base64, "base64"))) {
    if (typeof value === "number") continue;
    if (number === status.vertexes) steps.push(toStep(value));
    else if (number === status.logs) output.push(textOf(new Map(readFields(value)).get(log.msg)));
  }
  return { steps, output };
}

function toStep(data: Buffer): BuildKitStep {
  const fields = new Map(readFields(data));
  return {
    name: textOf(fields.get(vertex.name)),
    started: fields.has(vertex.started),
    completed: fields.has(vertex.completed),
    cached: fields.get(vertex.cached) === 1,
    error: textOf(fields.get(vertex.error)),
  };
}

const textOf = (value: number | Buffer | undefined): string => (value instanceof Buffer ? value.toString("utf8") : "");

/** https://protobuf.dev/programming-guides/encoding/: a number of field and kind, then the value. */
function* readFields(data: Buffer): Generator<[field: number, value: number | Buffer]> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; at < data.length; factor *= 128) {
      const byte = data[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) break;
    }
    return value;
  };
  const bytes = (length: number): Buffer => {
    at += length;
    return data.subarray(at - length, at);
  };
  while (at < data.length) {
    const tag = varint();
    const kind = tag % 8;
    if (kind === 0) yield [tag >>> 3, varint()];
    else if (kind === 1) yield [tag >>> 3, bytes(8)];
    else if (kind === 2) yield [tag >>> 3, bytes(varint())];
    else if (kind === 5) yield [tag >>> 3, bytes(4)];
    else return;
  }
}
