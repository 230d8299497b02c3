import type { Api } from "../../server/services/api";

/** What a use-case answers: `Read<"projects", "readMatrix">`. */
export type Read<N extends keyof Api, V extends keyof Api[N]> = Api[N][V] extends (...args: never[]) => Promise<infer O>
  ? O
  : never;
