import type { TransferProgress } from "../engine";
import type { Message } from "./progress";

const done = /^(Pushed|Layer already exists|Mounted from |Pull complete|Already exists)/;
const layerId = /^[0-9a-f]{12}$/;

interface Layer {
  readonly current: number;
  readonly total: number;
  readonly done: boolean;
}

/** Adds up what an engine tells of each layer of a pull or a push. @returns what takes a message, and says how far it is */
export function createTransferProgress(): (message: Message) => TransferProgress {
  const layers = new Map<string, Layer>();
  return ({ id = "", status = "", progressDetail }) => {
    if (layerId.test(id)) {
      const before = layers.get(id) ?? { current: 0, total: 0, done: false };
      // Of a layer that is unpacked its bytes are told once more.
      const told = status === "Extracting" ? undefined : progressDetail;
      const current = told?.current ?? before.current;
      // A push sends a little more than it announced.
      const total = Math.max(told?.total ?? before.total, current);
      const isDone = done.test(status);
      layers.set(id, { current: isDone ? total : current, total, done: isDone });
    }
    const all = [...layers.values()];
    const sum = (of: (layer: Layer) => number) => all.reduce((bytes, layer) => bytes + of(layer), 0);
    return {
      layers: all.length,
      layersDone: all.filter((layer) => layer.done).length,
      bytes: sum(({ current }) => current),
      of: sum(({ total }) => total),
    };
  };
}
