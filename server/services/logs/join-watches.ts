import type { LogWatch } from "./log-watch";

/** The watches of several applications as one: their replicas are told together, in the order of time. */
export function joinWatches(watches: readonly LogWatch[]): LogWatch {
  return {
    get sources() {
      return watches.flatMap(({ sources }) => sources);
    },
    async refresh() {
      await Promise.all(watches.map((watch) => watch.refresh()));
    },
    // The names of replicas are their own everywhere: a place is found again whoever it belongs to.
    cursor: () => ({
      at: Date.now(),
      places: new Map(watches.flatMap((watch) => [...watch.cursor().places])),
    }),
    close: () => {
      for (const watch of watches) watch.close();
    },
  };
}
