import type { z } from "zod";
import type { Ctx } from "../context";
import { perform } from "./use-case";
import { type UseCases, useCases } from "./use-cases";

type Call<U> = U extends { input: infer I extends z.ZodType; run: (...args: never[]) => Promise<infer O> }
  ? (input: z.input<I>) => Promise<O>
  : never;

type Verbs<N> = {
  readonly [V in keyof N as N[V] extends { streams: true } ? never : V]: Call<N[V]>;
};

/** All use-cases, bound to one request: what pages are handed. What one follows has the socket as its only door. */
export type Api = { readonly [N in keyof UseCases]: Verbs<UseCases[N]> };

export function createApi(ctx: Ctx): Api {
  const bind = (noun: object) =>
    Object.fromEntries(
      Object.entries(noun)
        .filter(([, useCase]) => !("streams" in useCase))
        .map(([verb, useCase]) => [verb, (input: never) => perform(useCase, ctx, input)]),
    );
  return Object.fromEntries(Object.entries(useCases).map(([name, noun]) => [name, bind(noun)])) as unknown as Api;
}
