import { z } from "zod";

/** The place of a notice among all: a number that may be too long for one of JavaScript's. */
export const noticeId = z.string().regex(/^\d{1,18}$/, "Give the id of a notification.");
