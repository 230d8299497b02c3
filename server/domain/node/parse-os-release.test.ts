import { expect, it } from "vitest";
import { parseOsRelease } from "./parse-os-release";

it.each([
  [
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nID=debian\n',
    { id: "debian", like: [], name: "Debian GNU/Linux 12 (bookworm)" },
  ],
  [
    'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nID=ubuntu\nID_LIKE=debian\n',
    { id: "ubuntu", like: ["debian"], name: "Ubuntu 24.04.1 LTS" },
  ],
  [`ID='rocky'\nID_LIKE="rhel centos fedora"`, { id: "rocky", like: ["rhel", "centos", "fedora"], name: "rocky" }],
  ["NAME=Nothing\n# ID=debian", null],
  ["", null],
])("%j is %j", (text, found) => expect(parseOsRelease(text)).toEqual(found));
