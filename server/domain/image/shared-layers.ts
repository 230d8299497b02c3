/**
 * The layers of an image that need not be sent to a node, for an image there begins with them: engines keep a layer under all that it
 * stands on, so only a common beginning counts. One that comes again further up stays: it stands on something else there.
 * @param layers ids of the unpacked layers, lowest first; @param others those of the images on the node
 */
export function sharedLayers(layers: readonly string[], others: readonly (readonly string[])[]): ReadonlySet<string> {
  const length = Math.max(0, ...others.map((other) => commonLength(layers, other)));
  const above = layers.slice(length);
  return new Set(layers.slice(0, length).filter((layer) => !above.includes(layer)));
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((layer, index) => layer !== b[index]);
  return end < 0 ? a.length : end;
}
