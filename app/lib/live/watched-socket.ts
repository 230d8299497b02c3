const lookMs = 2_500;
/** quiet for so long: ask */
const quietMs = 5_000;
/** no answer for so long: the line is dead, though nobody said so */
const deadMs = 12_000;

/**
 * A WebSocket class that finds out that a line is dead: the browser itself would wait for minutes, for an answer to opening
 * it and for one to closing it. @param onDead with when something was heard last, ms since the epoch
 */
export function watchedSocket(onDead: (heardAt: number) => void): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      let heardAt = Date.now();
      const heard = () => {
        heardAt = Date.now();
      };
      const timer = setInterval(() => {
        const quiet = Date.now() - heardAt;
        if (quiet > deadMs) {
          clearInterval(timer);
          this.close();
          onDead(heardAt);
        } else if (quiet > quietMs && this.readyState === WebSocket.OPEN) this.send("PING");
      }, lookMs);
      this.addEventListener("open", heard);
      this.addEventListener("message", heard);
      this.addEventListener("close", () => clearInterval(timer));
    }
  };
}
