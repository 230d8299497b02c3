import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { GitProtocol, GitSource } from "../../domain/application/source";
import type { GitCredential } from "../git";
import { makeWorkFolder } from "../work-folder";

export interface CliGitOptions {
  /** keeps known_hosts between runs, so that a git host whose key changes is noticed; holds what is being worked on */
  readonly dataDir: string;
  readonly protocols?: readonly GitProtocol[];
  /** of history and files together; default 1 GiB */
  readonly maxBytes?: number;
  /** of each program that is run; default 10 minutes */
  readonly stepTimeoutMs?: number;
  /** where git and ssh are looked for */
  readonly path?: string;
  /** added to git's environment: a proxy, a certificate authority */
  readonly extraEnv?: Readonly<Record<string, string>>;
}

export interface GitSession {
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Git asks here for user and token. It says which host asks, and after a redirect that may be another one than the
 * address named: then it gets nothing. The token comes by the environment, for argv is readable by every user.
 */
const askpass = `#!/bin/sh
case "$1" in
  "Username for '$DM_GIT_ORIGIN'"*) printf '%s\\n' "$DM_GIT_USERNAME" ;;
  "Password for '"*"@$DM_GIT_HOST'"*) printf '%s\\n' "$DM_GIT_TOKEN" ;;
  *) exit 1 ;;
esac
`;

/** No configuration, no agent, no other key of the account that the server runs under. */
const sshWrapper = `#!/bin/sh
exec ssh -F /dev/null -o BatchMode=yes -o IdentitiesOnly=yes -o IdentityAgent=none -o StrictHostKeyChecking=accept-new \\
  -o ConnectTimeout=20 -o "UserKnownHostsFile=\\"$DM_GIT_KNOWN_HOSTS\\"" -o GlobalKnownHostsFile=/dev/null \\
  -o "IdentityFile=\\"$DM_GIT_SSH_KEY\\"" "$@"
`;

/** A home folder and an environment for one use of git; both know only what this use needs. */
export async function openSession(
  options: CliGitOptions,
  source: GitSource,
  credential: GitCredential | null,
): Promise<GitSession> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const { path: home, remove: close } = await makeWorkFolder(options.dataDir, "session");
  try {
    const [askpassFile, sshFile, keyFile] = [join(home, "askpass"), join(home, "ssh"), join(home, "key")];
    await writeFile(askpassFile, askpass, { mode: 0o700 });
    await writeFile(sshFile, sshWrapper, { mode: 0o700 });
    // ssh refuses a key without its last line end, which is easily lost when a key is pasted
    if (credential?.kind === "ssh-key") {
      const key = credential.privateKey.reveal().replaceAll("\r\n", "\n").trimEnd();
      await writeFile(keyFile, `${key}\n`, { mode: 0o600 });
    }
    const env = {
      ...options.extraEnv,
      PATH: options.path ?? "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
      HOME: home,
      LC_ALL: "C",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_TERMINAL_PROMPT: "0",
      GIT_ALLOW_PROTOCOL: (options.protocols ?? ["https", "http", "ssh"]).join(":"),
      GIT_LFS_SKIP_SMUDGE: "1",
      GIT_ASKPASS: askpassFile,
      GIT_SSH: sshFile,
      GIT_SSH_VARIANT: "ssh",
      DM_GIT_KNOWN_HOSTS: join(options.dataDir, "known_hosts"),
      DM_GIT_SSH_KEY: credential?.kind === "ssh-key" ? keyFile : "none",
      ...buildTokenEnv(source, credential),
    };
    return { home, env, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function buildTokenEnv(source: GitSource, credential: GitCredential | null): Record<string, string> {
  const url = new URL(source.url);
  if (credential?.kind !== "token" || !/^https?:$/.test(url.protocol)) return {};
  return {
    DM_GIT_ORIGIN: url.origin,
    DM_GIT_HOST: url.host,
    // forges take any name beside a token, but not an empty one
    DM_GIT_USERNAME: credential.username || "git",
    DM_GIT_TOKEN: credential.token.reveal(),
  };
}
