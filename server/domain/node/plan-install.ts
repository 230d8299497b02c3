import type { FoundSystem } from "./parse-os-release";

/** What was found on a machine that is reached by SSH and on which no engine answers. */
export interface BareFacts {
  /** null where /etc/os-release names none */
  readonly system: FoundSystem | null;
  readonly aptGet: boolean;
  /** who is signed in */
  readonly user: string;
  readonly root: boolean;
  /** may do all as root without a password */
  readonly sudo: boolean;
  readonly systemd: boolean;
  /** the kernel shuts programs in by AppArmor: Docker starts no container without its tools then */
  readonly appArmor: boolean;
  /** Docker's engine is there, whoever packaged it */
  readonly installed: boolean;
  readonly running: boolean;
  /** it is started with the machine */
  readonly enabled: boolean;
  /** the user may use Docker without being root */
  readonly inGroup: boolean;
  /** a package was left half installed */
  readonly unfinished: boolean;
}

export type InstallKey = "finish" | "update" | "install" | "start" | "group";

export interface InstallStep {
  readonly key: InstallKey;
  readonly label: string;
  readonly argv: readonly string[];
  /** how long it may take, in ms */
  readonly limitMs: number;
}

export interface InstallPlan {
  /** what has to be done, in order; what is there already is not among it. None where it is not known how. */
  readonly steps: readonly InstallStep[];
  /** why we cannot do it, and what to do; null where we can */
  readonly hindrance: string | null;
}

const minute = 60_000;
/** How long apt waits for another program that installs packages, such as unattended-upgrades, in seconds. */
export const lockSeconds = 120;
const quiet = ["env", "DEBIAN_FRONTEND=noninteractive"];
/** Files that somebody changed stay as they are: apt would wait for an answer otherwise. */
const keepFiles = ["-o", "Dpkg::Options::=--force-confdef", "-o", "Dpkg::Options::=--force-confold"];

/** What makes a bare machine a Docker host, by the packages of its own distribution. */
export function planInstall(facts: BareFacts): InstallPlan {
  const steps = planSteps(facts);
  const unknown = steps.some(({ key }) => key === "install") ? findStrangeness(facts) : null;
  if (unknown !== null) return { steps: [], hindrance: unknown };
  const { root, sudo, user } = facts;
  if (steps.length === 0 || root || sudo) return { steps, hindrance: null };
  const hindrance = `${user} is not root and may not use sudo without a password. Enter a user who may, or run there as root what stands below.`;
  return { steps, hindrance };
}

function planSteps(facts: BareFacts): readonly InstallStep[] {
  const { installed, running, enabled, systemd, root, inGroup, unfinished, user } = facts;
  const step = (key: InstallKey, label: string, limitMs: number, argv: readonly string[]): InstallStep => ({
    ...{ key, label, limitMs, argv: root ? argv : ["sudo", "-n", ...argv] },
  });
  const packages = ["docker.io", "ca-certificates", ...(facts.appArmor ? ["apparmor"] : [])];
  const wait = ["-o", `DPkg::Lock::Timeout=${lockSeconds}`];
  const install = ["apt-get", "install", "-y", "--no-install-recommends", ...wait, ...keepFiles, ...packages];
  const service = systemd ? ["systemctl", "enable", "--now", "docker"] : ["service", "docker", "start"];
  return [
    ...(installed || !unfinished
      ? []
      : [step("finish", "Finish what was left half installed", 10 * minute, [...quiet, "dpkg", "--configure", "-a"])]),
    ...(installed
      ? []
      : [
          step("update", "Read what the sources have", 5 * minute, ["apt-get", "update"]),
          step("install", "Install Docker", 15 * minute, [...quiet, ...install]),
        ]),
    ...(running && enabled ? [] : [step("start", "Start it, now and with the machine", 2 * minute, service)]),
    ...(root || inGroup ? [] : [step("group", `Let ${user} use it`, minute, ["usermod", "-aG", "docker", user])]),
  ];
}

const manual = "See https://docs.docker.com/engine/install/ for its own way, then check again.";

/** A system of which we do not know how Docker comes there. */
function findStrangeness({ system, aptGet }: BareFacts): string | null {
  if (system === null) return `The machine does not say which system it is. ${manual}`;
  const known = [system.id, ...system.like].some((name) => name === "debian" || name === "ubuntu");
  return known && aptGet ? null : `It is ${system.name}, where Docker is not installed from here. ${manual}`;
}

/** A step as a line for somebody who runs it as root. */
export const toLine = ({ argv }: Pick<InstallStep, "argv">): string =>
  (argv[0] === "sudo" ? argv.slice(2) : argv).join(" ");
