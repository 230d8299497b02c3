import type { Client, ClientChannel } from "ssh2";
import { connectSsh } from "./connect-ssh";
import { quoteArgv } from "./quote-argv";
import { toSshError } from "./ssh-error";
import { nameOf, type SshLogin } from "./ssh-target";

export interface Ran {
  /** null where a signal ended it */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** default 10 s */
  readonly timeoutMs?: number;
  /** what it says on either output, line by line, as it comes */
  readonly onLine?: (line: string) => void;
}

/** A machine on which one is signed in by SSH, to run programs on it. */
export interface Machine {
  /** Runs a program to its end. @throws SshError */
  run(argv: readonly string[], options?: RunOptions): Promise<Ran>;
  close(): void;
}

const maxOutput = 4_000_000;

/** @throws SshError */
export async function openMachine(login: SshLogin, jump?: SshLogin): Promise<Machine> {
  const client = await connectSsh(login, jump);
  return {
    run: (argv, options = {}) => run(client, nameOf(login), argv, options),
    close: () => client.end(),
  };
}

function run(
  client: Client,
  name: string,
  argv: readonly string[],
  { timeoutMs = 10_000, onLine }: RunOptions,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const fail = (said: string) => reject(toSshError(name, new Error(said)));
    client.exec(quoteArgv(argv), (error, channel) => {
      if (error) return fail(error.message);
      const timer = setTimeout(() => {
        channel.close();
        fail(`${argv[0]} did not end within ${timeoutMs / 1_000} s`);
      }, timeoutMs);
      const [stdout, stderr] = [collect(channel, onLine), collect(channel.stderr, onLine)];
      let code: number | null = null;
      channel.on("exit", (ended: number | null) => {
        code = ended;
      });
      channel.once("close", () => {
        clearTimeout(timer);
        resolve({ code, stdout: stdout(), stderr: stderr() });
      });
    });
  });
}

/** Keeps what a stream says, up to a limit, and tells its lines. @returns what was said so far */
function collect(stream: ClientChannel | ClientChannel["stderr"], onLine?: (line: string) => void): () => string {
  let [text, rest] = ["", ""];
  stream.setEncoding("utf8");
  stream.on("data", (part: string) => {
    if (text.length < maxOutput) text += part;
    if (onLine === undefined) return;
    const lines = `${rest}${part}`.split(/\r\n|\n|\r/);
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  stream.on("end", () => {
    if (rest !== "") onLine?.(rest);
  });
  return () => text;
}
