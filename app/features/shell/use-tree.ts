import { useFetcher, useParams } from "@remix-run/react";
import { useState } from "react";
import type { loader as branchLoader } from "~/routes/$org.tree";
import type { Frame } from "./frame";
import { choose, type TreeChoices, treeCookie } from "./tree-choices";

/** The tree's state, one for the sidebar and the drawer: what is open, and the branches that are there. */
export function useTree(frame: Frame) {
  const { org, project, app } = useParams();
  const fetcher = useFetcher<typeof branchLoader>({ key: `tree-${frame.organization.id}` });
  const [choices, setChoices] = useState<TreeChoices>(frame.choices);
  const branches = { ...fetcher.data?.branches, ...frame.branches };
  const isOpen = (id: string) => choices.open.includes(id) || (frame.way.includes(id) && !choices.closed.includes(id));
  const toggle = (id: string, open = !isOpen(id)) => {
    const next = choose(choices, id, open);
    setChoices(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = treeCookie(next);
  };
  /** Reads what is open by the cookie: asked for by a branch that is drawn and not there. */
  const read = () => {
    const at = new URLSearchParams({ ...(project && { project }), ...(app && { application: app }) });
    fetcher.load(`/${org}/tree?${at}`);
  };
  return { branches, isOpen, toggle, read };
}

export type Tree = ReturnType<typeof useTree>;
