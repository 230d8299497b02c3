import type { TransferProgress } from "../../docker/engine";

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);

/** "2 of 5 layers, 12 of 40 MB" */
export function describeTransfer({ layers, layersDone, bytes, of }: TransferProgress): string {
  const size = of === 0 ? "" : `, ${describeBytes(bytes, of)}`;
  return `${layersDone} of ${layers} layers${size}`;
}

/** "12 of 40 MB" @param of about: more may have come than was thought */
export const describeBytes = (bytes: number, of: number): string =>
  `${megabytes(Math.min(bytes, of))} of ${megabytes(of)} MB`;
