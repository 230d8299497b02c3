import http from "node:http";
import type { Duplex } from "node:stream";
import type { ClientChannel } from "ssh2";
import type { SshLink } from "./ssh-link";
import { SshError } from "./ssh-error";
import { nameOf, type SshTarget } from "./ssh-target";

/**
 * Channels at once over one connection. A server's MaxSessions counts programs and shells, not what is forwarded, of which
 * OpenSSH allows thousands: this is our own bound, far beyond what a node's logs and calls take.
 */
const maxChannels = 256;
const keptChannels = 8;

/** Connections for HTTP that are channels to a socket on a machine, all over one link. */
export class SshAgent extends http.Agent {
  constructor(
    private readonly target: SshTarget,
    private readonly link: SshLink,
  ) {
    super({ keepAlive: true, maxSockets: maxChannels, maxFreeSockets: keptChannels });
  }

  override createConnection(
    _options: http.ClientRequestArgs,
    done: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.open().then(
      (channel) => done(null, channel),
      (error) => done(error, undefined as unknown as Duplex),
    );
  }

  private async open(): Promise<Duplex> {
    const client = await this.link.get();
    const { socketPath } = this.target;
    return new Promise((resolve, reject) =>
      client.openssh_forwardOutStreamLocal(socketPath, (error, channel) => {
        if (error) reject(notOpened(this.target));
        else resolve(likeSocket(channel));
      }),
    );
  }
}

const notOpened = (target: SshTarget): SshError =>
  new SshError(
    "unreachable",
    `${nameOf(target)} was reached, but ${target.socketPath} could not be opened there. ` +
      `Check that Docker runs, that ${target.user} is in the group docker, and that the SSH server allows forwarding.`,
  );

/** What HTTP expects of a socket: its methods, and that it is closed once the other side has ended, or it would be used again. */
function likeSocket(channel: ClientChannel): Duplex {
  channel.once("end", () => channel.end());
  const self = () => channel;
  return Object.assign(channel, { setKeepAlive: self, setNoDelay: self, setTimeout: self, ref: self, unref: self });
}
