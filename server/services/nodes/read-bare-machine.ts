import type { Machine, Ran } from "../../docker/transport/ssh/open-machine";
import { parseOsRelease } from "../../domain/node/parse-os-release";
import type { BareFacts } from "../../domain/node/plan-install";

const engines = ["/usr/bin/dockerd", "/usr/sbin/dockerd", "/usr/local/bin/dockerd", "/usr/libexec/docker/dockerd"];

/** Looks at a machine on which no engine answers, and changes nothing. @throws SshError */
export async function readBareMachine(machine: Machine): Promise<BareFacts> {
  const is = (argv: readonly string[]) => machine.run(argv).then(succeeded);
  const [release, id, name, groups, systemd, aptGet, appArmor, audit] = await Promise.all([
    machine.run(["cat", "/etc/os-release"]),
    machine.run(["id", "-u"]),
    machine.run(["id", "-un"]),
    machine.run(["id", "-Gn"]),
    is(["test", "-d", "/run/systemd/system"]),
    is(["test", "-x", "/usr/bin/apt-get"]),
    machine.run(["cat", "/sys/module/apparmor/parameters/enabled"]),
    machine.run(["dpkg", "--audit"]),
  ]);
  const root = id.stdout.trim() === "0";
  const sudo = !root && (await is(["sudo", "-n", "true"]));
  const found = await Promise.all(engines.map((file) => is(["test", "-x", file])));
  const installed = found.includes(true);
  const as = sudo ? ["sudo", "-n"] : [];
  const [running, enabled] = installed ? await readService(is, as, systemd) : [false, false];
  return {
    ...{ system: parseOsRelease(release.stdout), user: name.stdout.trim(), root, sudo, systemd, aptGet },
    ...{ installed, running, enabled, appArmor: appArmor.stdout.trim() === "Y" },
    inGroup: groups.stdout.trim().split(/\s+/).includes("docker"),
    unfinished: audit.stdout.trim() !== "",
  };
}

const succeeded = ({ code }: Ran): boolean => code === 0;

async function readService(
  is: (argv: readonly string[]) => Promise<boolean>,
  as: readonly string[],
  systemd: boolean,
): Promise<readonly [running: boolean, enabled: boolean]> {
  if (systemd)
    return Promise.all([
      is([...as, "systemctl", "is-active", "--quiet", "docker"]),
      is([...as, "systemctl", "is-enabled", "--quiet", "docker"]),
    ]);
  // Without systemd the package has put it among what is started with the machine.
  return [await is([...as, "service", "docker", "status"]), true];
}
