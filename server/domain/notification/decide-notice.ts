import { type Actor, can, type Resource } from "../access/can";
import type { Permission } from "../access/permissions";

/** Everything that somebody may be told, and how much it matters. */
export const noticeLevels = {
  "deployment.succeeded": "good",
  "deployment.failed": "bad",
  "deployment.rolled_back": "warn",
  "deployment.cancelled": "info",
  "deployment.superseded": "info",
  "application.down": "bad",
  "application.back": "good",
  "node.away": "bad",
  "node.back": "good",
  "node.certificate_soon": "warn",
  "node.certificate_over": "bad",
} as const;

export type NoticeWhat = keyof typeof noticeLevels;
export type NoticeLevel = (typeof noticeLevels)[NoticeWhat];

/** What happened: to whom it may be news is decided from it alone. */
export interface Cause {
  readonly what: NoticeWhat;
  /** who asked for the deployment that ended */
  readonly askedBy?: string | null;
  /** who ended it just now, and sees so at once */
  readonly endedBy?: string | null;
}

export interface Reader {
  readonly userId: string;
  /** it is the end of what this person asked for */
  readonly own: boolean;
}

/** Whom it concerns beside the one who asked: who could do something about it. What went well concerns nobody else. */
const concerned: Readonly<Partial<Record<NoticeWhat, Permission>>> = {
  "deployment.failed": "application.deploy",
  "deployment.rolled_back": "application.deploy",
  "application.down": "application.deploy",
  "application.back": "application.deploy",
  "node.away": "node.manage",
  "node.back": "node.manage",
  "node.certificate_soon": "node.manage",
  "node.certificate_over": "node.manage",
};

/** Who is told of something: each one once, and nobody who may not see it or does it at this moment. */
export function decideReaders(
  { what, askedBy = null, endedBy = null }: Cause,
  members: readonly Actor[],
  resource: Resource,
): readonly Reader[] {
  const permission = concerned[what];
  const sees: Permission = resource.projectId === undefined ? "node.read" : "project.read";
  return members.flatMap((member) => {
    const { userId } = member;
    const own = userId === askedBy;
    if (userId === endedBy || !can(member, sees, resource)) return [];
    if (!own && (permission === undefined || !can(member, permission, resource))) return [];
    return [{ userId, own }];
  });
}
