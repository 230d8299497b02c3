import { useLocation } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { Time } from "~/components/ui/time";
import { useConnection } from "~/lib/live/connection";
import { reconnectNow } from "~/lib/live/follow";
import { useRevalidatorOnEvents } from "~/lib/live/use-revalidator-on-events";
import { useNow } from "~/lib/use-now";

/** a blink, as at a restart of the server, is not worth a word */
const blinkMs = 2_000;

/** Keeps the page as it is now, and says so when it cannot: one line under the top bar, nothing while all is well. */
export function LiveNotice({ organization }: { organization: string }) {
  useRevalidatorOnEvents(organization);
  const connection = useConnection();
  if (connection.state === "ended") return <Ended {...connection} />;
  return connection.state === "lost" ? <Lost {...connection} /> : null;
}

const strip =
  "sticky top-[52px] z-10 flex min-h-8 flex-wrap items-center gap-x-2 border-line border-b bg-warn-soft px-4 py-1 text-warn-ink frame:px-8";
const link = "min-h-6 rounded-sm px-1 font-medium underline underline-offset-2";

function Lost({ since, nextTryAt }: { since: number; nextTryAt: number }) {
  const now = useNow();
  if (now - since < blinkMs) return null;
  const seconds = Math.ceil((nextTryAt - now) / 1000);
  return (
    <div className={strip}>
      <Icon name="unplug" />
      <p role="status">
        Live updates stopped at <Time at={new Date(since)} as="clock" />. You see the state from then. Running
        applications are not affected.
      </p>
      <span>{seconds > 0 ? `Next try in ${seconds}\u00a0s.` : "Trying now."}</span>
      <button type="button" className={link} onClick={reconnectNow}>
        Try now
      </button>
    </div>
  );
}

function Ended({ message, signIn }: { message: string; signIn: boolean }) {
  const { pathname, search } = useLocation();
  return (
    <div className={strip}>
      <Icon name="unplug" />
      <p role="alert">Live updates stopped. {message}</p>
      <a
        className={link}
        rel="external"
        href={signIn ? `/login?next=${encodeURIComponent(pathname + search)}` : pathname + search}
      >
        {signIn ? "Sign in" : "Reload the page"}
      </a>
    </div>
  );
}
