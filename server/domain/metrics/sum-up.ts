import type { NamedPoint } from "./build-points";
import { addPoints } from "./point";

/** Where an application is. */
export interface Place {
  readonly projectId: string;
  readonly organizationId: string;
}

/**
 * Points of the same moment for each project and each organisation: the sums of their applications, in all environments.
 * @param places by the application's id in an environment; points of other subjects are of no project
 */
export function sumUp(points: readonly NamedPoint[], places: ReadonlyMap<string, Place>): readonly NamedPoint[] {
  const groups = new Map<string, NamedPoint[]>();
  for (const point of points) {
    const place = places.get(point.subjectId);
    if (place === undefined) continue;
    for (const id of [place.projectId, place.organizationId]) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [point]);
      else group.push(point);
    }
  }
  return [...groups].map(([subjectId, inside]) => ({ ...addPoints(inside), subjectId }));
}
