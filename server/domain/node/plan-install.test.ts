import { describe, expect, it } from "vitest";
import { type BareFacts, planInstall, toLine } from "./plan-install";

const debian = { id: "debian", like: [], name: "Debian GNU/Linux 12 (bookworm)" };
const bare: BareFacts = {
  ...{ system: debian, aptGet: true, user: "deploy", root: false, sudo: true, systemd: true, appArmor: false },
  ...{ installed: false, running: false, enabled: false, inGroup: false, unfinished: false },
};
const asRoot = { ...bare, user: "root", root: true, sudo: false };
const keys = (facts: BareFacts) => planInstall(facts).steps.map(({ key }) => key);
const lines = (facts: BareFacts) => planInstall(facts).steps.map(({ argv }) => argv.join(" "));

describe("planInstall", () => {
  it("names all that a bare machine wants, as the user who does it", () => {
    expect(planInstall(bare).hindrance).toBeNull();
    const install =
      "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 " +
      "-o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold docker.io ca-certificates";
    expect(lines(bare)).toEqual([
      "sudo -n apt-get update",
      `sudo -n ${install}`,
      "sudo -n systemctl enable --now docker",
      "sudo -n usermod -aG docker deploy",
    ]);
    expect(lines({ ...asRoot, systemd: false, appArmor: true })).toEqual([
      "apt-get update",
      `${install} apparmor`,
      "service docker start",
    ]);
  });

  it.each<[string, Partial<BareFacts>, readonly string[]]>([
    ["what is installed", { installed: true }, ["start", "group"]],
    ["what runs", { installed: true, running: true, enabled: true }, ["group"]],
    ["all", { installed: true, running: true, enabled: true, inGroup: true }, []],
  ])("does not do %s again", (_, over, wanted) => expect(keys({ ...bare, ...over })).toEqual(wanted));

  it("starts with the machine what only runs now, and first mends packages that are half installed", () => {
    expect(keys({ ...asRoot, installed: true, running: true })).toEqual(["start"]);
    expect(keys({ ...asRoot, unfinished: true })).toEqual(["finish", "update", "install", "start"]);
  });

  it.each<[Partial<BareFacts>, string | null]>([
    [{ sudo: false }, "may not use sudo without a password"],
    [{ system: null }, "does not say which system it is"],
    [{ system: { id: "rocky", like: ["rhel"], name: "Rocky Linux 9" } }, "It is Rocky Linux 9"],
    [{ aptGet: false }, "where Docker is not installed from here"],
    [{ system: { id: "linuxmint", like: ["ubuntu"], name: "Linux Mint" } }, null],
    [{ system: { id: "rocky", like: ["rhel"], name: "Rocky" }, installed: true }, null],
    [{ installed: true, running: true, enabled: true, inGroup: true, sudo: false }, null],
  ])("%j: %s", (over, hindrance) => {
    const found = planInstall({ ...bare, ...over }).hindrance;
    if (hindrance === null) expect(found).toBeNull();
    else expect(found).toContain(hindrance);
  });

  it("says a step as a line for root", () =>
    expect(planInstall(bare).steps.map(toLine).at(-1)).toBe("usermod -aG docker deploy"));
});
