import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepEarlyEvents } from "~/lib/early-events";
import { patientFetch } from "~/lib/live/patient-fetch";
import { timeZoneCookie } from "~/lib/moment";
import { NonceContext } from "~/lib/nonce";

const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
// The dialogs' scroll lock adds a style element of its own and asks here for the nonce.
if (nonce) setNonce(nonce);
// The next page comes with the times of this zone from the server.
// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
document.cookie = timeZoneCookie(Intl.DateTimeFormat().resolvedOptions().timeZone);

// Who goes on before the data of a page has all arrived ends its reading, which is no mistake; Remix leaves a promise of it to nobody.
addEventListener("unhandledrejection", (event) => {
  if ((event.reason as Partial<Error> | null)?.name === "AbortError") event.preventDefault();
});

window.fetch = patientFetch(window.fetch.bind(window));

// Remix puts the state there once it is decoded.
keepEarlyEvents(window, () => (window as { __remixContext?: { state?: unknown } }).__remixContext?.state !== undefined);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceContext.Provider value={nonce}>
        <RemixBrowser />
      </NonceContext.Provider>
    </StrictMode>,
  );
});
