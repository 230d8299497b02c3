import { createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** An abstract socket: only one process can have it, and it is free again when that process ends, however it ends. */
const name = "\0docker-manager-test-switch";
const lookMs = 25;

/** Test files run side by side, in processes of their own: the switch between their hosts is made and taken away by one at a time. */
export async function withSwitchLock<T>(work: () => Promise<T>): Promise<T> {
  const held = await take();
  try {
    return await work();
  } finally {
    await new Promise((resolve) => held.close(resolve));
  }
}

async function take(): Promise<Server> {
  for (;;) {
    const server = createServer();
    const taken = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(name, () => resolve(true));
    });
    if (taken) return server;
    await sleep(lookMs);
  }
}
