import { z } from "zod";

/** Lower-cased, so that one person cannot have two accounts by their spelling. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(200, "Shorten the e-mail address to 200 characters.")
  .regex(/^[^\s@]+@[^\s@]+$/, "Enter an e-mail address such as ines@example.com.");
