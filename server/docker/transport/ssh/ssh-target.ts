import type { HostKey } from "./host-key";

/** A login on a machine that is reached by SSH. */
export interface SshLogin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** PEM or OpenSSH's own form */
  readonly privateKey: string;
  readonly passphrase?: string | undefined;
  /** what somebody compared: another key is refused */
  readonly hostKey: HostKey;
}

export interface SshTarget extends SshLogin {
  /** of the engine, on the machine that is reached */
  readonly socketPath: string;
  /** through which machine it is reached */
  readonly jump?: SshLogin | undefined;
}

/** "deploy@10.0.0.4", with the port where it is not the usual one */
export const nameOf = ({ user, host, port }: Pick<SshLogin, "user" | "host" | "port">): string =>
  `${user}@${host}${port === 22 ? "" : `:${port}`}`;
