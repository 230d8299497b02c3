/** Text of a program as it can be kept and shown: no NUL, which Postgres does not take, and no half of a character. */
export function toPlainText(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  const cut = text.length > maxLength ? text.slice(0, maxLength) : text;
  return cut.replaceAll("\0", "\uFFFD").toWellFormed();
}
