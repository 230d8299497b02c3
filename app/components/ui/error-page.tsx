import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Link } from "./link";

/** What failed and what it means: said in the place of the page, never with a stack. */
export function ErrorPage() {
  const error = useRouteError();
  const known = isRouteErrorResponse(error);
  const title =
    known && error.status === 404
      ? "Not found"
      : known && error.status === 403
        ? "Not allowed"
        : "This page cannot be shown";
  const message =
    known && typeof error.data === "string"
      ? error.data
      : known && error.status === 404
        ? "There is nothing at this address."
        : "Something went wrong on our side; running applications are not affected. Reload the page in a moment.";
  return (
    <main className="mx-auto max-w-xl px-4 py-24" id="main">
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="mt-2 text-ink-2">{message}</p>
      <Link className="mt-6 inline-block text-accent-ink underline-offset-4 hover:underline" to="/">
        Go to the overview
      </Link>
    </main>
  );
}
