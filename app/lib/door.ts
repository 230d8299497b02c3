import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { isAppError } from "../../server/domain/errors";

/** What an action answers when it was refused: sentences for the form. */
export interface Refusal {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
  /** what was filled in, but for secrets: without JavaScript the form comes back empty otherwise */
  readonly values: Readonly<Record<string, string>>;
}

/** A loader of a page that needs no session. Whoever uses it says so in the test of all doors. */
export const publicPage = page;

/** A loader. Refusals become the page's error boundary; without a session one is sent to sign in and back. */
export function page<T>(load: (args: LoaderFunctionArgs) => Promise<T>) {
  return async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      return await load(args);
    } catch (error) {
      throw toResponse(error, args.request);
    }
  };
}

/** An action that needs no session. */
export const publicSubmit = submit;

/** An action. What a person can mend comes back to the form as a `Refusal`; the rest goes to the error boundary. */
export function submit<T>(act: (form: FormData, args: ActionFunctionArgs) => Promise<T>) {
  return async (args: ActionFunctionArgs) => {
    const form = await args.request.formData();
    try {
      return await act(form, args);
    } catch (error) {
      if (!isAppError(error) || error.code === "unauthenticated" || error.code === "not_found") {
        if (isAppError(error) && new URL(args.request.url).pathname === "/login") return refuse(error, form);
        throw toResponse(error, args.request);
      }
      return refuse(error, form);
    }
  };
}

const refuse = (error: { message: string; fields: Readonly<Record<string, string>>; status: number }, form: FormData) =>
  data({ message: error.message, fields: error.fields, values: valuesOf(form) } satisfies Refusal, {
    status: error.status,
  });

/** Names of fields whose values are never sent back. */
const secret = /password|secret|token|key|value|text/i;

/** What a form held, but for secrets. */
export const valuesOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" && !secret.test(name) ? [[name, value]] : [])),
  );

function toResponse(error: unknown, request: Request): unknown {
  if (!isAppError(error)) return error;
  if (error.code !== "unauthenticated") return data(error.message, { status: error.status });
  const { pathname, search } = new URL(request.url);
  return redirect(`/login?next=${encodeURIComponent(pathname + search)}`);
}

/** A field of a form as text; a file or nothing counts as empty. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A part of the address. @throws Error when the route has no such part: a mistake of ours */
export function param(params: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no part called ${name}.`);
  return value;
}

/** Only a path on this site may be gone back to after signing in. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : "/";
}
