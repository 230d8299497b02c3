import { makeContainer, start } from "./containers";
import { createSimulatedEngine, type SimulatedEngine } from "./engine";

/** What the bench tells the process in which all simulated engines are. */
export type Order =
  | {
      readonly kind: "engine";
      readonly node: number;
      readonly socket: string;
      readonly containers: readonly {
        readonly name: string;
        readonly labels: Record<string, string>;
        readonly address: string;
      }[];
    }
  | { readonly kind: "event"; readonly node: number; readonly container: string; readonly action: string }
  | {
      readonly kind: "health";
      readonly node: number;
      readonly container: string;
      readonly health: "healthy" | "unhealthy";
    };

const engines = new Map<number, SimulatedEngine>();

async function obey(order: Order): Promise<void> {
  if (order.kind === "engine") {
    const engine = createSimulatedEngine(`sim-${order.node}`);
    for (const { name, labels, address } of order.containers) {
      const container = makeContainer(name, { image: "sim", labels, address, restart: "unless-stopped" });
      container.health = "healthy";
      start(container);
      engine.containers.set(name, container);
    }
    await engine.listen(order.socket);
    engines.set(order.node, engine);
    process.send?.({ ready: order.node });
    return;
  }
  const engine = engines.get(order.node);
  const container = engine?.containers.get(order.container);
  if (engine === undefined || container === undefined) return;
  if (order.kind === "health") {
    container.health = order.health;
    engine.tell(container, `health_status: ${order.health}`);
  } else engine.tell(container, order.action);
}

process.on("message", (order: Order) => void obey(order));
process.on("disconnect", () => process.exit(0));
