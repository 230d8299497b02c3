import "@remix-run/node";
import type { Api } from "../server/services/api";

declare module "@remix-run/node" {
  /** What the server hands to loaders and actions: the pages' only way to it. */
  interface AppLoadContext {
    nonce: string;
    requestId: string;
    user: { id: string; name: string } | null;
    api: Api;
    /** the Set-Cookie of a new session */
    openSession: (token: string) => string;
    /** ends the session; the Set-Cookie that forgets it */
    closeSession: () => Promise<string>;
  }
}
