interface Times {
  readonly idleMs: number;
  /** how long before the end it is said */
  readonly warnMs: number;
}

export interface IdleClock {
  /** Somebody did something. @returns whether the end had been announced */
  touch(): boolean;
  stop(): void;
}

/** Calls back with the seconds left when the end is near, and with 0 when it has come. */
export function createIdleClock({ idleMs, warnMs }: Times, onLeft: (seconds: number) => void): IdleClock {
  let timer: NodeJS.Timeout;
  let warned = false;
  const start = () => {
    warned = false;
    timer = setTimeout(() => {
      warned = true;
      onLeft(Math.round(warnMs / 1000));
      timer = setTimeout(() => onLeft(0), warnMs);
    }, idleMs - warnMs);
  };
  start();
  return {
    touch: () => {
      const was = warned;
      clearTimeout(timer);
      start();
      return was;
    },
    stop: () => clearTimeout(timer),
  };
}
