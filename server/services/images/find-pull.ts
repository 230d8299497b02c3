import type { Release } from "../../db/generated/client";
import type { RegistryLogin } from "../../docker/engine";
import { parseImageReference } from "../../domain/application/image-reference";
import { isOfRegistry } from "../../domain/registry/registry-place";
import { openCredential } from "../builds/open-credential";
import { openRegistry } from "../registry/open-registry";
import type { CopyDeps } from "./copy-deps";

/** What a node asks a registry for. */
export interface Pull {
  /** repository@digest: by tag it could be another image by now */
  readonly reference: string;
  readonly registry: string;
  readonly login: RegistryLogin | null;
}

interface Owner {
  readonly id: string;
  readonly sourceKind: string;
  readonly source: unknown;
  readonly credential: string | null;
  readonly project: { readonly organizationId: string };
}

/**
 * From which registry the image of a release can be had, and with which login: that of the organisation, else that of the
 * application. A login is shown to the registry alone that it was entered for. Null where no registry is known to have it.
 */
export async function findPull(
  { db, vault }: Pick<CopyDeps, "db" | "vault">,
  { registryRef: reference }: Pick<Release, "registryRef">,
  application: Owner,
): Promise<Pull | null> {
  if (reference === null) return null;
  const { registry } = parseImageReference(reference);
  const { organizationId } = application.project;
  const stored = await db.registry.findUnique({ where: { organizationId } });
  const own = loginOf(vault, application, registry);
  if (own !== null || stored === null || !isOfRegistry(reference, stored)) return { reference, registry, login: own };
  const { login } = openRegistry(vault, stored);
  return { reference, registry, login: login === null ? null : { registry, ...login } };
}

function loginOf(vault: CopyDeps["vault"], application: Owner, registry: string): RegistryLogin | null {
  if (application.sourceKind !== "IMAGE") return null;
  const { reference } = application.source as { readonly reference: string };
  if (parseImageReference(reference).registry !== registry) return null;
  const credential = openCredential(vault, application);
  if (credential?.kind !== "registry") return null;
  return { registry, username: credential.username, password: credential.password };
}
