import type { Transaction } from "../../db/client";
import { AppError, notFound } from "../../domain/errors";
import { locateOrganization } from "../locate";
import type { ActorCtx } from "../use-case";

/** The organisation that looks after the nodes of the installation: the first one, whose owner is the first administrator. */
export async function findInstallationOrganization(db: Transaction): Promise<string | null> {
  const [first] = await db.$queryRaw<{ id: string }[]>`
    select "id" from "Organization" order by "demo", "createdAt", "id" limit 1`;
  return first?.id ?? null;
}

/**
 * A node as somebody manages it: of an organisation, by its rights there; of the installation, by those in the first organisation.
 * One of another tenant is not found.
 */
export async function locateManagedNode(ctx: ActorCtx, input: { organization: string; node: string }) {
  const { organization } = await locateOrganization(ctx, input);
  const node = await ctx.db.node.findFirst({
    where: { name: input.node, OR: [{ organizationId: organization.id }, { organizationId: null }] },
  });
  if (node === null) throw notFound("node");
  const owner = node.organizationId ?? (await findInstallationOrganization(ctx.db));
  if (owner === null) throw notFound("node");
  return { resource: { organizationId: owner }, organization, node };
}

/**
 * What only those may do who look after the machine that all of this runs on.
 * @throws AppError forbidden
 */
export async function requireInstallation(ctx: ActorCtx, organizationId: string, what: string): Promise<void> {
  if (organizationId === (await findInstallationOrganization(ctx.db))) return;
  throw new AppError("forbidden", `${what} is for the first organisation of this installation alone.`);
}
