/**
 * What goes over the socket of a terminal. Bytes that are typed and shown are binary messages; these are the others, as JSON.
 */
export interface TerminalAddress {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly environment: string;
  /** id of the replica */
  readonly replica: string;
  readonly columns: number;
  readonly rows: number;
}

export type ClientMessage =
  /** the first one */
  | { readonly open: TerminalAddress }
  | { readonly size: { readonly columns: number; readonly rows: number } }
  /** so many bytes more were shown */
  | { readonly shown: number };

export type ServerMessage =
  | { readonly opened: { readonly shell: string; readonly slot: number; readonly release: number | null } }
  /** it is closed in so many seconds unless somebody types; null when somebody did */
  | { readonly idle: number | null }
  /** the last one: why it ended, in a sentence; the exit code where the program ended by itself */
  | { readonly ended: { readonly why: string; readonly exitCode: number | null } };
