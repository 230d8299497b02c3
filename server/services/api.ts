import type { z } from "zod";
import type { Ctx } from "../context";
import { perform } from "./use-case";
import { type UseCases, useCases } from "./use-cases";

type Call<U> = U extends { input: infer I extends z.ZodType; run: (...args: never[]) => Promise<infer O> }
  ? (input: z.input<I>) => Promise<O>
  : never;

/** All use-cases, bound to one request: what pages are handed. */
export type Api = { readonly [N in keyof UseCases]: { readonly [V in keyof UseCases[N]]: Call<UseCases[N][V]> } };

export function createApi(ctx: Ctx): Api {
  const bind = (noun: object) =>
    Object.fromEntries(
      Object.entries(noun).map(([verb, useCase]) => [verb, (input: never) => perform(useCase, ctx, input)]),
    );
  return Object.fromEntries(Object.entries(useCases).map(([name, noun]) => [name, bind(noun)])) as unknown as Api;
}
