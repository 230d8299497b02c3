/** Whether a write failed because a row like it is there already. The driver adapter tells the columns, if at all, in its cause. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "P2002";
}
