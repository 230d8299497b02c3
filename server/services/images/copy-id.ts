/** Names the way of one image to one node. */
export const copyId = (nodeId: string, imageId: string): string => `${nodeId}:${imageId}`;
