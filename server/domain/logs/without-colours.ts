const esc = String.fromCharCode(27);
const commands = new RegExp(`${esc}\\[[\\d;:?]*[ -/]*[@-~]`, "g");

/** A line without the commands for a terminal's colours: what is searched must be what is seen. */
export const withoutColours = (line: string): string => (line.includes(esc) ? line.replace(commands, "") : line);
