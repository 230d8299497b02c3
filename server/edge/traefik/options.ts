export interface TraefikEdgeOptions {
  /** begins the names of its containers and its volume */
  readonly name: string;
  readonly traefikImage: string;
  readonly companionImage: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** the first of three ports: pages, control, Traefik's own API. Tenants' containers reach none of them. */
  readonly controlPort: number;
  /** CIDR, out of which networks get their subnets */
  readonly networkRange: string;
  /** host: on the host's network. attached: in each network of an application, for rootless engines and Docker Desktop. */
  readonly mode: "host" | "attached";
}

export interface EdgeLayout {
  readonly traefik: string;
  readonly companion: string;
  /** the container that stands where the edge does: what is asked from within it, the edge itself could ask */
  readonly station: string;
  readonly volume: string;
  /** attached mode; sorts before every other network, for the engine publishes ports on the first */
  readonly network: string;
  readonly pages: number;
  readonly control: number;
  readonly api: number;
}

export function layoutOf({ name, controlPort, mode }: TraefikEdgeOptions): EdgeLayout {
  const [traefik, companion] = [`${name}-edge`, `${name}-companion`];
  return {
    traefik,
    companion,
    station: mode === "host" ? companion : traefik,
    volume: `${name}-edge`,
    network: `0-${name}-edge`,
    pages: controlPort,
    control: controlPort + 1,
    api: controlPort + 2,
  };
}
