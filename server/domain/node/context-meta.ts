import { contextHost, type ContextWay } from "./context-lines";

/** What a context's meta.json says, as far as it matters who made it and where it leads. */
export interface ContextMeta {
  readonly host: string | null;
  /** we made it for this node; null where somebody else made it */
  readonly nodeId: string | null;
  /** the context that was current before it, where we know that */
  readonly before: string | null;
}

interface Meta {
  readonly name: string;
  /** null in a file that leaves this installation: it says nothing to others */
  readonly nodeId: string | null;
  readonly before: string | null;
}

/**
 * meta.json of a context, as the docker command writes it. What it does not know in `Metadata` it keeps. No key or certificate is
 * in it, nor beside it.
 */
export function buildContextMeta({ name, nodeId, before }: Meta, way: ContextWay): string {
  const own =
    nodeId === null ? {} : { DockerManagerNode: nodeId, ...(before === null ? {} : { DockerManagerBefore: before }) };
  return JSON.stringify({
    Name: name,
    Metadata: { Description: "A node of Docker Manager", ...own },
    Endpoints: { docker: { Host: contextHost(way), SkipTLSVerify: false } },
  });
}

/** @returns null for what is no context */
export function parseContextMeta(text: string): ContextMeta | null {
  try {
    const { Metadata, Endpoints } = JSON.parse(text) as {
      Metadata?: Readonly<Record<string, unknown>>;
      Endpoints?: { docker?: { Host?: unknown } };
    };
    const word = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
    return {
      host: word(Endpoints?.docker?.Host),
      nodeId: word(Metadata?.DockerManagerNode),
      before: word(Metadata?.DockerManagerBefore),
    };
  } catch {
    return null;
  }
}

/** The docker command's config.json with another current context and all else as it was. @throws SyntaxError */
export function withCurrentContext(text: string | null, name: string): string {
  const config: unknown = text === null || text.trim() === "" ? {} : JSON.parse(text);
  if (typeof config !== "object" || config === null || Array.isArray(config)) throw new SyntaxError("It is no object.");
  const { currentContext: _, ...rest } = config as Record<string, unknown>;
  // The docker command names its own default by leaving it out.
  return JSON.stringify(name === "default" ? rest : { ...rest, currentContext: name }, null, "\t");
}

/** The context that config.json makes the current one. */
export function readCurrentContext(text: string | null): string {
  try {
    const { currentContext } = JSON.parse(text ?? "{}") as { currentContext?: unknown };
    return typeof currentContext === "string" && currentContext !== "" ? currentContext : "default";
  } catch {
    return "default";
  }
}
