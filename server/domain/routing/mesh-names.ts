const label = (id: string): string => id.replaceAll("_", "-");

/** What the certificate of a node's edge is good for, and all names one label below. They are in no DNS: only TLS reads them. */
export const meshNameOfNode = (nodeId: string): string => `${label(nodeId)}.mesh.internal`;

/** The name by which the edge of a node is asked for one of its replicas. */
export const meshNameOfReplica = (replicaId: string, nodeId: string): string =>
  `${label(replicaId)}.${meshNameOfNode(nodeId)}`;

/** The name at which it only answers that it is there; no id of a replica is this short. */
export const meshNameOfPing = (nodeId: string): string => `ping.${meshNameOfNode(nodeId)}`;

/** Where an edge's control entry point asks another node's edge whether it is there. */
export const pingPath = (nodeId: string): string => `/mesh/${label(nodeId)}`;
