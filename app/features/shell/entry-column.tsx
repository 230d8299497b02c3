import type { ReactNode } from "react";
import { Mark } from "./mark";

/** The narrow column of signing in and of the first start. */
export function EntryColumn({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto w-full max-w-[392px] px-4 pt-[20vh] pb-16">
      <Mark />
      <h1 className="pt-6 font-semibold text-xl tracking-tight">{title}</h1>
      <p className="pt-1 pb-6 text-ink-2">{lead}</p>
      {children}
    </main>
  );
}
