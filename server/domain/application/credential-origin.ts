import { parseImageReference } from "./image-reference";

/**
 * To whom a source's credential is shown: the registry of an image, or protocol and host of a repository. A credential that was
 * entered for one must not be sent to another, nor, of the same host, without encryption.
 */
export function credentialOrigin(source: object): string {
  if ("url" in source) {
    const { protocol, host } = new URL(String(source.url));
    return `${protocol}//${host}`;
  }
  if ("reference" in source) return `registry ${parseImageReference(String(source.reference)).registry}`;
  return "nobody";
}
