import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { Link } from "~/components/ui/link";

/** Why a tab could not be read, in its own place: the node's frame and its other tabs stand. */
export function ContentError() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const known = isRouteErrorResponse(error) && typeof error.data === "string" && !error.data.startsWith("Error: ");
  const gone = isRouteErrorResponse(error) && error.status === 404;
  const title = gone
    ? "Not found"
    : isRouteErrorResponse(error) && error.status === 403
      ? "Not allowed"
      : "The engine of this node could not be asked";
  return (
    <section className="max-w-xl">
      <h2 className="flex items-center gap-2 font-semibold text-base/6">
        <Icon name="triangle-alert" className="text-warn-ink" />
        {title}
      </h2>
      <p className="pt-2 text-ink-2 [overflow-wrap:anywhere]">
        {known ? error.data : "Something went wrong on our side."}
        {!gone && known && error.status === 503 && " What runs there is not affected by this."}
      </p>
      <div className="pt-4">
        <Link to={gone ? pathname.slice(0, pathname.lastIndexOf("/")) : pathname + search} className={buttonClass()}>
          {gone ? "Back to the list" : "Try again"}
        </Link>
      </div>
    </section>
  );
}
