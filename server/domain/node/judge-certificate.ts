/** How the certificate of a node's edge stands, as its row and the tables that are live tell. */
export interface CertificateFacts {
  readonly now: number;
  /** until when the one that it shows is good */
  readonly until: number;
  /** the other one that is believed beside it */
  readonly other: "none" | "next" | "former";
  /** whether all edges that may talk to it were seen to believe the next one; and all of those that are ready */
  readonly known: "all" | "ready" | "some";
  /** whether its own edge was seen to show the one of the row */
  readonly shown: boolean;
}

const dayMs = 24 * 3_600_000;
export const renewMs = 30 * dayMs;
/** From then on nodes that are away are not waited for any more. */
export const urgentMs = 7 * dayMs;

/** make: a next one, to be believed. switch: show it. forget: the former is not believed any more. */
export type CertificateStep = "make" | "switch" | "forget" | null;

/** No edge ever shows a certificate that another one, which is there, does not believe yet. */
export function judgeCertificate({ now, until, other, known, shown }: CertificateFacts): CertificateStep {
  if (other === "former") return shown ? "forget" : null;
  if (other === "none") return until - now <= renewMs ? "make" : null;
  if (known === "all") return "switch";
  return known === "ready" && until - now <= urgentMs ? "switch" : null;
}
