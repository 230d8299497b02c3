/** Docker sends stdout and stderr of a program without a terminal in one stream: 8 bytes of head, then the text. */
const headBytes = 8;

export interface Frame {
  readonly stream: "stdout" | "stderr";
  readonly data: Buffer;
}

/** Cuts a stream of bytes into frames, whatever pieces it comes in. */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    while (rest.length >= headBytes) {
      const end = headBytes + rest.readUInt32BE(4);
      if (rest.length < end) return;
      onFrame({ stream: rest[0] === 2 ? "stderr" : "stdout", data: rest.subarray(headBytes, end) });
      rest = rest.subarray(end);
    }
  };
}
