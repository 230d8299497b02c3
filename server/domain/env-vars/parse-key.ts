import { invalid } from "../errors";

const maxValue = 64 * 1024;

/** A name that every shell and library takes. @throws AppError invalid */
export function parseKey(text: string): string {
  const key = text.trim();
  if (key === "") throw invalid({ key: "Enter the variable's name." });
  if (key.length > 200) throw invalid({ key: "Shorten the name to 200 characters." });
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key))
    throw invalid({ key: "A name has letters, digits and “_”, and does not begin with a digit." });
  return key;
}

/** @throws AppError invalid */
export function checkValue(value: string): string {
  if (value.includes("\0")) throw invalid({ value: "Remove the NUL character from the value." });
  if (Buffer.byteLength(value) > maxValue)
    throw invalid({ value: "The value is longer than 64 KiB. Put it into a file." });
  return value;
}
