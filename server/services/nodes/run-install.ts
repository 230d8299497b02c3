import { setTimeout as sleep } from "node:timers/promises";
import { createDockerodeEngine } from "../../docker/dockerode/create-dockerode-engine";
import { isEngineError } from "../../docker/engine-error";
import { type Machine, openMachine } from "../../docker/transport/ssh/open-machine";
import type { SshTarget } from "../../docker/transport/ssh/ssh-target";
import { explainFailure, explainTimeout, isLocked } from "../../domain/node/explain-install";
import { type BareFacts, type InstallStep, lockSeconds, planInstall } from "../../domain/node/plan-install";
import { createTransport } from "../../machines/way";
import type { InstallReport } from "./install-report";
import { readBareMachine } from "./read-bare-machine";

type Outcome = { readonly phase: "done" | "failed" | "cancelled"; readonly problem: string | null };

/** What ends it before its time; the sentence says what to do. */
class Stopped extends Error {
  constructor(readonly outcome: Outcome) {
    super(outcome.problem ?? "");
  }
}

const lockWaitMs = 3_000;
const engineMs = 30_000;

/**
 * Makes a bare machine a Docker host, step by step, and reports each. What is there already is not done again. A step that runs is
 * never broken off: a package half unpacked would be left; when it is cancelled, none begins after it.
 */
export async function runInstall(
  target: SshTarget,
  report: InstallReport,
  isCancelled: () => Promise<boolean>,
): Promise<Outcome> {
  report.add({ key: "system", label: "Recognise the system", argv: null });
  report.add({ key: "rights", label: "See what we may do", argv: null });
  const goOn = async () => {
    if (await isCancelled()) throw new Stopped({ phase: "cancelled", problem: null });
  };
  try {
    report.begin("system");
    const machine = await openMachine(target, target.jump);
    try {
      const steps = await prepare(machine, report);
      const said: string[] = [];
      for (const step of steps) {
        await goOn();
        await runStep(machine, step, { report, said, goOn });
      }
    } finally {
      machine.close();
    }
    await goOn();
    report.begin("answer");
    report.end("done", await untilAnswers(target));
    return { phase: "done", problem: null };
  } catch (error) {
    const outcome = toOutcome(error);
    report.end(outcome.phase, outcome.problem);
    return outcome;
  }
}

function toOutcome(error: unknown): Outcome {
  if (error instanceof Stopped) return error.outcome;
  if (isEngineError(error)) return { phase: "failed", problem: error.message };
  throw error;
}

async function prepare(machine: Machine, report: InstallReport): Promise<readonly InstallStep[]> {
  const facts = await readBareMachine(machine);
  report.end("done", describe(facts));
  report.begin("rights");
  const { steps, hindrance } = planInstall(facts);
  if (hindrance !== null) throw new Stopped({ phase: "failed", problem: hindrance });
  report.end("done", facts.root ? "We are root there." : `${facts.user} may use sudo without a password.`);
  for (const step of steps) report.add(step);
  report.add({ key: "answer", label: "See that Docker answers on a new connection", argv: null });
  return steps;
}

function describe({ system, installed, running }: BareFacts): string {
  const docker = !installed ? "Docker is not installed" : running ? "Docker is there and runs" : "Docker is there";
  return `${system?.name ?? "An unnamed system"}. ${docker}.`;
}

interface Around {
  readonly report: InstallReport;
  /** what the steps so far said: a later one may fail for the reason that an earlier one told */
  readonly said: string[];
  readonly goOn: () => Promise<void>;
}

async function runStep(machine: Machine, step: InstallStep, { report, said, goOn }: Around): Promise<void> {
  const began = Date.now();
  report.begin(step.key);
  for (;;) {
    const { code, output } = await runOnce(machine, step, report);
    said.push(output);
    if (code === 0) return report.end("done", null);
    if (code === null)
      throw new Stopped({
        phase: "failed",
        problem: `The connection was lost while “${step.label}” ran; it may go on there. Check that the machine is up, then try again.`,
      });
    const waited = Date.now() - began;
    if (!isLocked(output) || waited > lockSeconds * 1_000)
      throw new Stopped({
        phase: "failed",
        problem: explainFailure(step, isLocked(output) ? output : said.join("\n")),
      });
    report.line(`Another program installs packages there: waiting for it since ${Math.round(waited / 1_000)} s.`);
    await sleep(lockWaitMs);
    await goOn();
  }
}

async function runOnce(machine: Machine, step: InstallStep, report: InstallReport) {
  const began = Date.now();
  try {
    const { code, stdout, stderr } = await machine.run(step.argv, { timeoutMs: step.limitMs, onLine: report.line });
    return { code, output: `${stdout}\n${stderr}` };
  } catch (error) {
    if (Date.now() - began < step.limitMs) throw error;
    throw new Stopped({ phase: "failed", problem: explainTimeout(step, step.limitMs / 60_000) });
  }
}

/** A user's groups are those of his login: only a new one may use Docker. */
async function untilAnswers(target: SshTarget): Promise<string> {
  const until = Date.now() + engineMs;
  for (;;) {
    const transport = createTransport({ transport: "ssh", target });
    try {
      const { version, apiVersion } = await createDockerodeEngine(transport, { limitMs: 8_000 }).info();
      return `Docker Engine ${version}, API ${apiVersion}.`;
    } catch (error) {
      if (Date.now() > until) throw error;
    } finally {
      transport.close();
    }
    await sleep(1_000);
  }
}
