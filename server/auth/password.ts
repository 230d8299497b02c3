import { hash, verify } from "@node-rs/argon2";
import { AppError } from "../domain/errors";

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane; about 130 ms on a small machine. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(checkPassword(password), cost);

export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** A hash of nothing, so that an unknown address takes as long as a wrong password. */
export const decoyHash =
  "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Zk1qX0Y5Zm1oYnN3b2p0a2Zsc2RqZmtsc2RqZmtsc2Q";

function checkPassword(password: string): string {
  const length = [...password].length;
  if (length < 10)
    throw new AppError("invalid", "The password is too short.", {
      password: `Use at least 10 characters; this has ${length}.`,
    });
  if (length > 200)
    throw new AppError("invalid", "The password is too long.", { password: "Use at most 200 characters." });
  return password;
}
