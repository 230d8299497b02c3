import { useParams, useSubmit } from "@remix-run/react";
import { useCallback } from "react";

/** Marks one notification as read, also while the page is being left: the submission belongs to no component. */
export function useMarkRead(): (id: string) => void {
  const submit = useSubmit();
  const { org } = useParams();
  return useCallback(
    (id) =>
      submit(
        { intent: "read", id },
        { method: "post", action: `/${org}/notifications`, navigate: false, fetcherKey: `read ${id}` },
      ),
    [submit, org],
  );
}
