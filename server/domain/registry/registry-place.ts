import { parseImageReference } from "../application/image-reference";
import { invalid } from "../errors";

/** Where in a registry an organisation's images are. */
export interface RegistryPlace {
  /** host or host:port, as the names of its images begin */
  readonly address: string;
  /** "" or parts with / between them */
  readonly prefix: string;
}

const hubs = new Set(["docker.io", "index.docker.io", "registry-1.docker.io", "hub.docker.com"]);

/** What somebody entered, without the scheme and slashes that are easily copied along. @throws AppError invalid */
export function parseRegistryPlace(entered: RegistryPlace): RegistryPlace {
  const address = entered.address
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/\/+$/, "")
    .toLowerCase();
  const prefix = entered.prefix.trim().replace(/^\/+|\/+$/g, "");
  if (address === "") throw invalid({ address: "Enter the registry’s address, such as registry.example.com:5000." });
  if (address.includes("/"))
    throw invalid({ address: "Enter the host alone, with its port if need be; what comes after it is the prefix." });
  const isHub = hubs.has(address);
  if (!isHub && registryOf(address, "x") !== address)
    throw invalid({
      address: `“${address.slice(0, 80)}” is no registry’s address. Give a name with a dot, or with its port.`,
    });
  if (prefix !== "" && registryOf(isHub ? "docker.io" : address, `${prefix}/x`) === null)
    throw invalid({ prefix: "Use small letters, digits and single . _ - in the prefix, with / between its parts." });
  if (isHub && prefix === "")
    throw invalid({ prefix: "Docker Hub has images only below a user or an organisation: enter its name." });
  return { address: isHub ? "docker.io" : address, prefix };
}

/** The registry that Docker takes a name for; null where it is no name of an image. */
function registryOf(address: string, repository: string): string | null {
  try {
    return parseImageReference(`${address}/${repository}`).registry;
  } catch {
    return null;
  }
}

/** The repository of a name below the prefix. */
export const repositoryIn = ({ prefix }: RegistryPlace, name: string): string =>
  prefix === "" ? name : `${prefix}/${name}`;

/** In what the images of an application are pushed: of one part below the prefix, for some registries know no more. */
export const pushedRepository = (
  place: RegistryPlace,
  { project, application }: { readonly project: string; readonly application: string },
): string => `${place.address}/${repositoryIn(place, `${project}-${application}`)}`;

/** Whether a registry is the one that a reference names. */
export const isOfRegistry = (reference: string, { address }: Pick<RegistryPlace, "address">): boolean =>
  reference.startsWith(`${address}/`);
