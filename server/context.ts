import type { Redis } from "ioredis";
import type { Sessions } from "./auth/sessions";
import type { Database } from "./db/client";
import type { Actor } from "./domain/access/can";
import type { EventFeed } from "./events/event-feed";
import type { GitProtocol } from "./domain/application/source";
import type { LogTaps } from "./logs/log-taps";
import type { KnownPlaces } from "./machines/known-machines";
import type { Machines } from "./machines/machines";
import type { MetricFeed } from "./metrics/metric-feed";
import type { Vault } from "./secrets/vault";
import type { LogStore } from "./storage/log-store";

/** What every use-case receives. Machines are reached through the ports that later fields name. */
export interface Deps {
  readonly db: Database;
  readonly redis: Redis;
  readonly sessions: Sessions;
  readonly vault: Vault;
  /** which addresses of repositories may be used here */
  readonly gitProtocols: readonly GitProtocol[];
  /** the Docker engines of the nodes, and their edges */
  readonly engines: Machines["engines"];
  readonly edges: Machines["edges"];
  /** what happens, for streams */
  readonly events: EventFeed;
  /** the newest figures of what somebody looks at */
  readonly metrics: MetricFeed;
  /** the logs of containers that somebody reads */
  readonly logTaps: LogTaps;
  /** the lines of those that were removed, and how much is kept of an application in an environment, for how long */
  readonly logStore: LogStore;
  readonly logLimits: { readonly bytes: number; readonly keepMs: number };
  /** aborts when the process is told to stop: streams end then, so that none holds it up */
  readonly stopping: AbortSignal;
  /** where people reach applications */
  readonly edgeHttpPort: number;
  readonly edgeHttpsPort: number;
  /** begins the names of the edge's containers on each node */
  readonly edgeName: string;
  /** where the docker command and ssh keep what they know of other machines */
  readonly known: KnownPlaces;
  /** the name in DM_PUBLIC_URL, by which people reach us; null when it is not set */
  readonly publicHost: string | null;
  readonly now: () => Date;
}

export interface Ctx extends Deps {
  readonly actor: Actor | null;
  /** shown to the person and written to the log beside an unexpected error */
  readonly requestId: string;
  /** the name by which this request reached us, without port; absent where there is none */
  readonly ownHost?: string | undefined;
  /** what the browser calls itself, cut to a length; absent where there is no request */
  readonly userAgent?: string | undefined;
  /** of the client, as http/client-address.ts finds it; absent where there is no request */
  readonly address?: string | undefined;
  /** the id of the row of the session of this request; absent where there is none */
  readonly sessionId?: string | undefined;
  /** What was read already, for a page that only reads (services/once.ts). Absent where something may have changed since. */
  readonly reads?: Map<string, Promise<unknown>> | undefined;
  /** The actor as of now, null when the session has ended: for what outlives a request. Absent where there is no session. */
  readonly renew?: (() => Promise<Actor | null>) | undefined;
}
