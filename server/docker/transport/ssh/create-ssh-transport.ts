import type { Transport } from "../transport";
import { SshAgent } from "./ssh-agent";
import { createSshLink } from "./ssh-link";
import type { SshTarget } from "./ssh-target";

/** An engine whose socket is reached through one SSH connection to its machine. Nothing but an SSH server is needed there. */
export function createSshTransport(target: SshTarget): Transport {
  const link = createSshLink(target);
  const agent = new SshAgent(target, link);
  return {
    http: { protocol: "http", host: "docker", port: 80, agent },
    close: () => {
      agent.destroy();
      link.close();
    },
  };
}
