/** Shorter values stand in too many ordinary words. */
const minLength = 4;
/** A piece of base64 or one line of a key is only masked when it is long enough to mean that secret. */
const minPiece = 8;
const mask = "•••";

/**
 * Makes a function that hides secrets in one line of a log: as they are, base64 and URL-encoded.
 * It lowers the risk of an accident; a program that wants to print its secret can always disguise it.
 */
export function createMasker(values: readonly string[]): (line: string) => string {
  const forms = new Set(values.flatMap(listForms));
  if (forms.size === 0) return (line) => line;
  // longest first: else a short secret inside a long one leaves the rest of the long one readable
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escapePattern).join("|"), "g");
  return (line) => line.replace(pattern, mask);
}

function listForms(value: string): string[] {
  if (value.length < minLength) return [];
  // logs come line by line, so a key of many lines is never seen whole
  const lines = value.split(/\r?\n/).filter((line) => line !== value && line.trim().length >= minPiece);
  return [value, ...lines].flatMap(encodeForms).filter((form) => form.length >= minLength);
}

function encodeForms(value: string): string[] {
  const url = encodeURIComponent(value);
  const strict = url.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const urlForms = [url, strict].flatMap((form) => [form, form.replaceAll("%20", "+"), lowerEscapes(form)]);
  return [value, JSON.stringify(value).slice(1, -1), ...urlForms, ...encodeBase64Forms(value)];
}

const lowerEscapes = (form: string): string => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

function encodeBase64Forms(value: string): string[] {
  const bytes = Buffer.from(value, "utf8");
  const forms = [bytes.toString("base64"), bytes.toString("base64").replace(/=+$/, "")];
  // `user:secret` in base64 shows the secret shifted by 0, 1 or 2 bytes; what its neighbours touch is left out
  for (const shift of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const inner = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    if (inner.length >= minPiece) forms.push(inner);
  }
  return forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
