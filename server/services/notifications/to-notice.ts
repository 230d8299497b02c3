import type { Prisma } from "../../db/generated/client";
import type { NoticeLevel, NoticeWhat } from "../../domain/notification/decide-notice";

const named = { select: { slug: true, name: true } } as const;

export const noticeSelect = {
  ...{ id: true, what: true, level: true, own: true, number: true, kind: true, detail: true },
  ...{ createdAt: true, readAt: true },
  node: { select: { name: true } },
  appEnvironment: {
    select: { environment: named, application: { select: { ...named.select, project: named } } },
  },
} as const satisfies Prisma.NotificationSelect;

type Row = Prisma.NotificationGetPayload<{ select: typeof noticeSelect }>;

/** One line of what somebody is told, with the words of the address that it leads to. */
export function toNotice({ id, what, level, appEnvironment, node, createdAt, readAt, ...rest }: Row) {
  return {
    ...rest,
    id: String(id),
    what: what as NoticeWhat,
    level: level as NoticeLevel,
    at: createdAt,
    read: readAt !== null,
    node: node?.name ?? null,
    place:
      appEnvironment === null
        ? null
        : {
            project: appEnvironment.application.project,
            application: { slug: appEnvironment.application.slug, name: appEnvironment.application.name },
            environment: appEnvironment.environment,
          },
  };
}

export type NoticeView = ReturnType<typeof toNotice>;
