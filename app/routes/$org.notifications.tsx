import { Form, useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { buttonClass, SubmitButton } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { Link } from "~/components/ui/link";
import { Notice as Refused } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { Segments } from "~/components/ui/segments";
import { groupByDay } from "~/features/notifications/group-by-day";
import { NoticeRow } from "~/features/notifications/notice-row";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit, text } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";
import { useAnswer } from "~/lib/use-answer";
import { useNow, useTimeZone } from "~/lib/use-now";

const minuteMs = 60_000;
const shown = [
  { value: "all", label: "All" },
  { value: "unread", label: "Unread" },
] as const;

export const meta = () => [{ title: "Notifications · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Notifications" }]);

export const loader = page(async ({ context: { api }, params, request }) => {
  const { searchParams } = new URL(request.url);
  const organization = param(params, "org");
  const [list, { unread }] = await Promise.all([
    api.notifications.listNotifications({
      organization,
      before: searchParams.get("before") ?? undefined,
      unread: searchParams.get("show") === "unread",
    }),
    api.notifications.readUnread({ organization }),
  ]);
  return { ...list, unread };
});

export const action = submit(async (form, { context: { api }, params }) => {
  const organization = param(params, "org");
  return api.notifications.markNotificationsRead(
    text(form, "intent") === "read-all"
      ? { organization, upTo: text(form, "id") }
      : { organization, id: text(form, "id") },
  );
});

/** What happened that concerns the reader, by days. */
export default function NotificationsPage() {
  const { notices, next, unread } = useLoaderData<typeof loader>();
  const refusal = refusalOf(useAnswer<typeof action>());
  const [params] = useSearchParams();
  const { org } = useParams();
  const days = groupByDay(notices, useNow(minuteMs), useTimeZone());
  const older = new URLSearchParams(params);
  if (next !== null) older.set("before", next);
  const [newest] = notices;
  return (
    <>
      <PageHeader
        title="Notifications"
        evidence={unread === 0 ? "You have read all of them." : `${unread} unread.`}
        actions={
          unread > 0 &&
          newest !== undefined &&
          !params.has("before") && (
            <Form method="post">
              <input type="hidden" name="id" value={newest.id} />
              <SubmitButton look="default" name="intent" value="read-all">
                Mark all as read
              </SubmitButton>
            </Form>
          )
        }
      />
      <Refused message={refusal?.message} />
      <div>
        <div className="pb-4">
          <Segments label="Show" name="show" options={shown} drop={["before"]} />
        </div>
        {notices.length === 0 ? (
          <Empty sentence="Nothing new. You are told here when what you asked for has ended, when a deployment fails where you may deploy, and when an application stops serving." />
        ) : (
          <div className="flex flex-col gap-6">
            {days.map(({ day, lines }) => (
              <Section key={day} title={day} bare>
                <ul className="divide-y divide-line border-line border-y">
                  {lines.map((notice) => (
                    <NoticeRow key={notice.id} notice={notice} />
                  ))}
                </ul>
              </Section>
            ))}
          </div>
        )}
        <nav aria-label="Pages" className="flex gap-2 pt-3 empty:hidden">
          {params.has("before") && (
            <Link to={`/${org}/notifications`} className={buttonClass("default", "sm")}>
              Newest
            </Link>
          )}
          {next !== null && (
            <Link rel="next" to={`?${older}`} className={buttonClass("default", "sm")}>
              Older
            </Link>
          )}
        </nav>
      </div>
    </>
  );
}
