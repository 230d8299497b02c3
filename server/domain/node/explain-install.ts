import { type InstallKey, type InstallStep, lockSeconds } from "./plan-install";

/** Another program has the packages for itself just now: waiting helps. */
export const isLocked = (output: string): boolean =>
  /could not get lock|unable to (?:acquire|lock)|(?:frontend|database) lock was locked|is another process using it/i.test(
    output,
  );

/** Some sources did not answer: apt goes on with what it has, and says so. */
export const missesSources = (output: string): boolean =>
  /failed to fetch|could not resolve|temporary failure resolving|some index files failed/i.test(output);

const causes: readonly { readonly when: (output: string) => boolean; readonly sentence: string }[] = [
  {
    when: isLocked,
    sentence: `Another program has been installing packages there for more than ${lockSeconds} s, such as unattended-upgrades. Wait until it has ended, then try again.`,
  },
  {
    when: (output) => /no space left on device|not enough free space|don't have enough free space/i.test(output),
    sentence: "The machine’s disk is full. Make room there, then try again.",
  },
  {
    when: missesSources,
    sentence:
      "The machine cannot fetch packages from its sources. Check its network, its name servers and /etc/apt/sources.list, then try again.",
  },
  {
    when: (output) => /unable to locate package|has no installation candidate/i.test(output),
    sentence:
      "Its sources have no package docker.io. Check /etc/apt/sources.list (main on Debian, universe on Ubuntu), then try again.",
  },
  {
    when: (output) => /dpkg was interrupted|unmet dependencies|held broken packages/i.test(output),
    sentence:
      "Its packages are in disorder. Run apt-get --fix-broken install there as root, see what it says, then try again.",
  },
];

const otherwise: Readonly<Record<InstallKey, string>> = {
  finish: "Its packages could not be set in order. See the last lines, mend it there, then try again.",
  update: "The sources could not be read. See the last lines, mend it there, then try again.",
  install: "Docker could not be installed. See the last lines, mend it there, then try again.",
  start: "Docker is installed, but does not start. See the last lines, and its log there, then try again.",
  group: "The user could not be put into the group docker. See the last lines, then try again.",
};

/** Why a step failed, and what to do. @param output of this step and those before it, the newest last */
export const explainFailure = ({ key }: Pick<InstallStep, "key">, output: string): string =>
  causes.find(({ when }) => when(output))?.sentence ?? otherwise[key];

/** A step that took too long: only our side of it has ended. */
export const explainTimeout = ({ label }: Pick<InstallStep, "label">, minutes: number): string =>
  `“${label}” did not end within ${minutes === 1 ? "1 minute" : `${minutes} minutes`}, and may still be running there. Look at the machine, then try again.`;
