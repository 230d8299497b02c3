import type { NoticeView } from "../../../server/services/notifications/to-notice";

/** One thing that the reader was told; a page has its time as text once it came over the line. */
export type Notice = Omit<NoticeView, "at"> & { readonly at: Date | string };
