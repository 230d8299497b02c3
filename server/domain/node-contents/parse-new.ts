import { invalid } from "../errors";

/** Names begin so for what Docker Manager makes and finds again. */
const ours = /^(dm-|docker-manager|0-)/;

/** The name of a volume or a network that a person makes. @throws AppError invalid */
export function parseContentName(text: string): string {
  const name = text.trim();
  if (name === "") throw invalid({ name: "Enter a name." });
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,99}$/.test(name))
    throw invalid({ name: "Use 2 to 100 letters, digits, “_”, “.” and “-”; begin with a letter or digit." });
  if (ours.test(name)) throw invalid({ name: "Names that begin so are Docker Manager’s own. Choose another one." });
  return name;
}

/** Lines of name=value. @throws AppError invalid */
export function parseLabels(text: string): Readonly<Record<string, string>> {
  const lines = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  return Object.fromEntries(
    lines.map((line) => {
      const [, key = "", value = ""] = /^([^=\s]+)=(.*)$/.exec(line) ?? [];
      if (key === "") throw invalid({ labels: "Write one label a line: name=value." });
      if (key.startsWith("docker-manager.")) throw invalid({ labels: `The label ${key} is Docker Manager’s own.` });
      return [key, value] as const;
    }),
  );
}

/** null: the engine chooses. @throws AppError invalid */
export function parseSubnet(text: string): string | null {
  const subnet = text.trim();
  if (subnet === "") return null;
  const [, a, b, c, d, bits] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(subnet) ?? [];
  const parts = [a, b, c, d].map(Number);
  const size = Number(bits);
  if (bits === undefined || parts.some((part) => part > 255) || size < 8 || size > 30)
    throw invalid({ subnet: "Enter a subnet such as 10.20.0.0/24, of 8 to 30 bits." });
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  if (address % 2 ** (32 - size) !== 0) throw invalid({ subnet: "The address has bits beyond the subnet’s length." });
  return subnet;
}
