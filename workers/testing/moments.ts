import type { Replica } from "../../server/db/generated/client";

/** What the rows of a deployment tell at one moment. */
export interface Moment {
  readonly status: string;
  /** replicas that it made and that are there */
  readonly coming: readonly Replica[];
  /** replicas of before that are there */
  readonly leaving: readonly Replica[];
}

type Condition = (moment: Moment) => boolean;

/** The steps of a rolling deployment of two replicas, in their order, as they can be seen in the rows. */
export const moments: readonly (readonly [name: string, isNow: Condition])[] = [
  ["it is queued", ({ status }) => status === "QUEUED"],
  ["its image is fetched", ({ status }) => status === "BUILDING"],
  ["nothing of it is made yet", ({ status, coming }) => status === "DEPLOYING" && coming.length === 0],
  ["its first container is being made", ({ coming }) => coming.some(({ phase }) => phase === "creating")],
  ["its first replica starts", ({ coming }) => coming.some(({ phase }) => phase === "starting")],
  ["its first replica is healthy", ({ coming }) => coming.some(({ phase }) => phase === "healthy")],
  ["its first replica shall get traffic", ({ coming }) => coming.some(({ routed }) => routed)],
  ["its first replica serves", ({ coming }) => coming.some(({ live }) => live)],
  ["an old replica drains", ({ leaving }) => leaving.some(({ routed }) => !routed)],
  ["an old replica stops", ({ leaving }) => leaving.some(({ stoppingSince }) => stoppingSince !== null)],
  ["an old replica is gone", ({ coming, leaving }) => coming.length > 0 && leaving.length === 1],
  ["its second replica serves", ({ coming }) => coming.filter(({ live }) => live).length === 2],
  ["it is watched", ({ status }) => status === "MONITORING"],
];
