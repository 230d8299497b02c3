import type { Engine } from "../../docker/engine";
import type { ProbeResult, ProbeTarget } from "../edge";
import { getStatus, TunnelAgent } from "./tunnel-agent";

/** Asks from within a container that stands where the edge does: what it reaches, the edge reaches. */
export async function probeFrom(engine: Engine, station: string, target: ProbeTarget): Promise<ProbeResult> {
  return target.kind === "tcp" ? probeTcp(engine, station, target) : probeHttp(engine, station, target);
}

const secondsOf = ({ timeoutMs }: ProbeTarget): number => Math.max(1, Math.ceil(timeoutMs / 1000));

async function probeTcp(engine: Engine, station: string, target: ProbeTarget): Promise<ProbeResult> {
  // nc starts the program once it is connected, so its end tells of the connection alone
  const argv = ["nc", "-w", String(secondsOf(target)), target.address, String(target.port), "-e", "/bin/true"];
  const ended = await engine.exec(station, argv, { timeoutMs: target.timeoutMs + 5_000 });
  const reached = ended.code === 0;
  return { reached, status: null, detail: reached ? "accepts connections" : tidy(ended.stderr) };
}

async function probeHttp(
  engine: Engine,
  station: string,
  target: Extract<ProbeTarget, { kind: "http" }>,
): Promise<ProbeResult> {
  const agent = new TunnelAgent(engine, station, target, secondsOf(target) + 1);
  try {
    const status = await getStatus(agent, target.path, target.timeoutMs, target.host);
    return { reached: true, status, detail: `answered ${status}` };
  } catch (error) {
    return { reached: false, status: null, detail: tidy(error instanceof Error ? error.message : String(error)) };
  } finally {
    agent.destroy();
  }
}

const tidy = (text: string): string =>
  /refused/i.test(text)
    ? "connection refused"
    : /no route|unreachable/i.test(text)
      ? "no route to it"
      : text.replace(/^nc: /, "").replace(/\s+/g, " ").trim().slice(0, 200) || "no answer";
