export interface BuilderChoice {
  readonly builder: "classic" | "buildkit";
  /** what in the Dockerfile asks for BuildKit; null when nothing does */
  readonly because: string | null;
}

const signs: readonly (readonly [pattern: RegExp, name: string])[] = [
  [
    /^\s*(?:RUN|COPY|ADD)\s+(?:--\S+\s+)*--(?:mount|network|security|link|chmod|parents|exclude|checksum|keep-git-dir)\b/im,
    "an option of a newer instruction",
  ],
  [/^\s*(?:RUN|COPY|ADD)\b.*<<-?["']?[A-Za-z_]\w*["']?/im, "a here-document"],
  [/^(?!\s*#).*\b(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT)\b/m, "an argument that names the platform"],
];

/** A syntax of Docker's own adds to the language; any other may be another language altogether. */
const usualSyntax = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::|@|$)/;

/**
 * Which builder a Dockerfile needs. The classic one obeys limits of memory and CPU on every engine; BuildKit takes none
 * from its caller, so it is used only where the Dockerfile needs it. A “# syntax” line of the usual kind is no need by itself.
 */
export function chooseBuilder(dockerfile: string): BuilderChoice {
  const syntax = findSyntax(dockerfile);
  if (syntax !== null && !usualSyntax.test(syntax))
    return { builder: "buildkit", because: `the syntax ${syntax.slice(0, 100)}` };
  const found = signs.find(([pattern]) => pattern.test(dockerfile));
  return found ? { builder: "buildkit", because: found[1] } : { builder: "classic", because: null };
}

/** The image that a “# syntax=” line names: one of the first lines, before anything that is no such comment. */
function findSyntax(dockerfile: string): string | null {
  for (const line of dockerfile.split(/\r?\n/)) {
    const directive = /^\s*#\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (directive === null) return null;
    if (directive[1]?.toLowerCase() === "syntax") return directive[2] ?? null;
  }
  return null;
}

/** Without its “# syntax” line, so that the engine's own BuildKit reads it. The number of lines stays. */
export function dropSyntax(dockerfile: string): string {
  if (findSyntax(dockerfile) === null) return dockerfile;
  return dockerfile.replace(/^\s*#\s*syntax\s*=.*$/im, "#");
}
