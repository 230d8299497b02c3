import { z } from "zod";

/** An application in one environment, as in the address of its page. */
export const appAddress = z.object({
  organization: z.string(),
  project: z.string(),
  application: z.string(),
  environment: z.string(),
});
