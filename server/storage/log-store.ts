/** Where the lines of removed containers are kept: pieces of bytes in a folder per replica, bounded by whoever writes them. */
export interface LogStore {
  /** Begins the folder of a replica. Nothing of it can be read until it is finished; what was there before stays until then. */
  begin(at: LogPlace): Promise<LogFolder>;
  /** @returns null where there is no such piece */
  read(at: LogPlace, piece: number): Promise<Buffer | null>;
  /** Removes some pieces of a folder. */
  drop(at: LogPlace, pieces: readonly number[]): Promise<void>;
  /** Removes a folder, or what was begun of one and never finished. */
  remove(at: LogPlace & Partial<Pick<StoredFolder, "begun">>): Promise<void>;
  /** All folders, and what was begun and never finished. */
  list(): Promise<readonly StoredFolder[]>;
}

/** By our own ids only: no name of a file is ever made of what a person wrote. */
export interface LogPlace {
  readonly appEnvironmentId: string;
  readonly replicaId: string;
}

export interface LogFolder {
  /** @throws LogStoreError */
  write(piece: number, bytes: Buffer): Promise<void>;
  drop(piece: number): Promise<void>;
  /** From here on the folder is there, whole. */
  finish(): Promise<void>;
  /** Leaves nothing of it. Never throws. */
  abandon(): Promise<void>;
}

export interface StoredFolder extends LogPlace {
  readonly changedAt: Date;
  /** the mark of one that was not finished; null for one that was */
  readonly begun: string | null;
}

/** The storage cannot take it; the message is a sentence for people. */
export class LogStoreError extends Error {}
