/**
 * SSH hands a server one string, which a shell of the user's reads there: each argument is quoted so that it comes out as it was.
 * @throws Error for NUL, which no argument can have
 */
export function quoteArgv(argv: readonly string[]): string {
  return argv.map(quote).join(" ");
}

function quote(argument: string): string {
  if (argument.includes("\0")) throw new Error("An argument cannot have a NUL character in it.");
  // Within single quotes a shell reads nothing but the next one: that is left, said as such, and entered again.
  return `'${argument.replaceAll("'", "'\\''")}'`;
}
