import { describe, expect, it } from "vitest";
import { explainFailure, explainTimeout, isLocked } from "./explain-install";

describe("explainFailure", () => {
  it.each([
    [
      "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (unattended-upgr)",
      "Wait until it has ended",
    ],
    [
      "Err:1 http://deb.debian.org bookworm InRelease\n  Temporary failure resolving 'deb.debian.org'\nE: Unable to locate package docker.io",
      "cannot fetch packages",
    ],
    ["E: Package 'docker.io' has no installation candidate", "universe on Ubuntu"],
    ["dpkg: error processing archive: No space left on device", "Make room there"],
    ["E: Unmet dependencies. Try 'apt --fix-broken install'", "apt-get --fix-broken install"],
    ["something else", "See the last lines"],
  ])("%j: %s", (output, said) => expect(explainFailure({ key: "install" }, output)).toContain(said));

  it("tells a lock from other faults, and that a step may go on after its time", () => {
    expect(isLocked("E: Could not get lock /var/lib/apt/lists/lock. It is held by process 5 (apt-get)")).toBe(true);
    expect(isLocked("dpkg: error: dpkg frontend lock was locked by another process with pid 7")).toBe(true);
    expect(isLocked("E: Unable to locate package docker.io")).toBe(false);
    expect(explainTimeout({ label: "Install Docker" }, 15)).toContain("may still be running there");
  });
});
