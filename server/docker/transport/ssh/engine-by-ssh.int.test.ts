import type { TestHost } from "../../../../docker/testing/host";
import { describeEngine } from "../../contract/engine-contract";
import { createDockerodeEngine } from "../../dockerode/create-dockerode-engine";
import { createSshTransport } from "./create-ssh-transport";
import { readHostKey } from "./read-host-key";

async function ways({ address, ssh }: TestHost) {
  const { port, privateKey } = ssh;
  const hostKey = await readHostKey({ host: address, port });
  // Not root: whoever is in the group docker may do all of it.
  const login = { host: address, port, user: "deploy", privateKey, hostKey };
  return {
    there: createSshTransport({ ...login, socketPath: "/var/run/docker.sock" }),
    nowhere: createSshTransport({ ...login, socketPath: "/var/run/nothing.sock" }),
  };
}

describeEngine("the machine's Docker Engine, by SSH", createDockerodeEngine, {
  ...{ label: "portssh", place: 27, ways },
  options: async () => ({ ssh: true }),
});
