import type { Thing } from "../../../server/domain/node-contents/thing";

/** "80 → 8080, 5432": of the node to that of the container; alone where it is not published. */
export const formatPorts = (ports: Thing["ports"]): string =>
  ports
    .map(({ host, container, protocol }) => {
      const inside = protocol === "tcp" ? String(container) : `${container}/${protocol}`;
      return host === null ? inside : `${host} → ${inside}`;
    })
    .join(", ");
