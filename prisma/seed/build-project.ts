import type { Vault } from "../../server/secrets/vault";
import { pickSlug } from "../../server/domain/names";
import { buildCell, closeCell } from "./build-cell";
import { buildDeployment, type Numbers } from "./build-deployment";
import { people } from "./people";
import { type ApplicationPlan, environmentSlugs, type ProjectPlan } from "./plan";
import { planEvents } from "./plan-events";
import { createRandom, seedHash, seedId } from "./random";
import type { Rows } from "./rows";

export interface Seed {
  readonly organizationId: string;
  readonly vault: Vault;
  readonly now: Date;
}

const yearMs = 365 * 24 * 3_600_000;

export function buildProject(rows: Rows, seed: Seed, plan: ProjectPlan): void {
  const { organizationId, now } = seed;
  const slug = pickSlug(plan.name, new Set(rows.projects.map((row) => row.slug)));
  const projectId = seedId("project", slug);
  const createdAt = new Date(now.getTime() - yearMs);
  rows.projects.push({ id: projectId, organizationId, slug, name: plan.name, createdAt });
  for (const [position, name] of environmentSlugs.entries())
    rows.environments.push({ id: seedId("environment", `${slug}/${name}`), projectId, slug: name, name, position });
  for (const name of plan.folders)
    rows.folders.push({ id: seedId("folder", `${slug}/${name}`), projectId, name, createdAt });
  for (const application of plan.applications) buildApplication(rows, seed, { projectId, slug }, application);
}

interface Project {
  readonly projectId: string;
  readonly slug: string;
}

function buildApplication(rows: Rows, seed: Seed, { projectId, slug }: Project, plan: ApplicationPlan): void {
  const { vault, now } = seed;
  const path = `${slug}/${plan.name}`;
  const random = createRandom(path);
  const applicationId = seedId("application", path);
  const source = {
    ...{ url: `https://git.brinewood.example/${slug}/${plan.name}.git`, branch: "main" },
    ...{ subdirectory: "", dockerfile: "Dockerfile" },
  };
  const events = planEvents(random, plan, now);
  const createdAt = new Date((events[0]?.at ?? now).getTime() - 3_600_000);
  const places = environmentSlugs.map((environment) => {
    const environmentId = seedId("environment", `${slug}/${environment}`);
    const at = { path, applicationId, environmentId, slug: environment, createdAt };
    return { at, cell: buildCell(rows, vault, plan.cells[environment], at) };
  });
  // An application that is older than what is remembered of it.
  const numbers: Numbers = { deployment: random.between(0, 180), release: 0 };
  numbers.release = Math.floor(numbers.deployment * 0.7);
  for (const event of events) {
    const cell = places.find(({ at }) => at.slug === event.environment)?.cell;
    const message = plan.commits[event.commit] ?? "";
    const commit = { id: seedHash(`${path}/${event.commit}`).slice(0, 40), message };
    const person = random.pick(people);
    const of = { event, numbers, source, commit, requestedById: person.id, seconds: random.between(25, 190) };
    if (cell === undefined) continue;
    buildDeployment(rows, vault, cell, of);
    rows.activity.push({
      ...{ id: seedId("activity", `${path}/${numbers.deployment}`), organizationId: seed.organizationId },
      ...{ actorId: person.id, actorName: person.name, createdAt: event.at, subjectType: "application" },
      ...{ action: event.outcome.status === "STOPPED" ? "application.stop" : "application.deploy" },
      ...{ subjectId: applicationId, subjectName: plan.name, projectId },
      detail: {
        number: numbers.deployment,
        environment: event.environment,
        count: plan.cells[event.environment].replicas,
      },
    });
  }
  for (const { at, cell } of places) closeCell(rows, cell, at);
  rows.applications.push({
    ...{ id: applicationId, projectId, slug: plan.name, name: plan.name, sourceKind: "GIT", source, createdAt },
    folderId: plan.folder === null ? null : seedId("folder", `${slug}/${plan.folder}`),
    ...{ lastDeploymentNumber: numbers.deployment, lastReleaseNumber: numbers.release },
  });
}
