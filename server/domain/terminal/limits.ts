/** The shells that are looked for, the most comfortable one first. */
export const shells = ["bash", "ash", "sh"] as const;

/** what one person may have open at once */
export const maxTerminals = 8;
/** how often a reader tells what it has shown, in bytes */
export const ackBytes = 64 * 1024;
/** what is typed or pasted goes in pieces of this many bytes */
export const pieceBytes = 16 * 1024;

export interface TerminalLimits {
  /** Nobody typed for so long: it is closed, because whoever comes by the screen would go on. */
  readonly idleMs: number;
  /** how long before that it is said */
  readonly idleWarningMs: number;
  /** bytes on their way to a reader that has not told of having shown them */
  readonly windowBytes: number;
}

export const terminalLimits: TerminalLimits = { idleMs: 15 * 60_000, idleWarningMs: 60_000, windowBytes: 512 * 1024 };
