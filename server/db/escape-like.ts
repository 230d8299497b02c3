/** A text as `like` finds it anywhere, with nothing in it that `like` would read as a pattern. */
export const likeAnywhere = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
