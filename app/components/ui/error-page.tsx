import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Link } from "./link";

/** What failed and what it means: said in the place of the page, never with a stack. */
export function ErrorPage() {
  return (
    <main className="mx-auto max-w-xl px-4 py-24" id="main">
      <ErrorSection />
    </main>
  );
}

/** The same in a frame that stands: one goes on from there. */
export function ErrorSection() {
  const { title, message } = describe(useRouteError());
  return (
    <div className="max-w-xl">
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="mt-2 text-ink-2 [overflow-wrap:anywhere]">{message}</p>
      <Link className="mt-6 inline-block text-accent-ink underline-offset-4 hover:underline" to="/">
        Go to the overview
      </Link>
    </div>
  );
}

function describe(error: unknown): { readonly title: string; readonly message: string } {
  if (!isRouteErrorResponse(error))
    return {
      title: "This page cannot be shown",
      message: "Something went wrong on our side; running applications are not affected. Reload the page in a moment.",
    };
  const title = error.status === 404 ? "Not found" : error.status === 403 ? "Not allowed" : "This page cannot be shown";
  // What the router says of an address that no page has is written for us, not for people.
  const ours = typeof error.data === "string" && !error.data.startsWith("Error: ");
  return {
    title,
    message: ours ? error.data : "There is no page at this address. It may be mistyped, or of an old link.",
  };
}
