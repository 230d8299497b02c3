import { isLocalName } from "./domain-address";

/**
 * Under which name the example can be reached by somebody who reached Docker Manager by `hostname`: never that name itself, since
 * cookies belong to a name whatever the port.
 * Browsers take *.localhost to be their own machine; for an address the public name service of sslip.io answers with it.
 */
export function exampleDomain(application: string, hostname: string): string {
  if (isLocalName(hostname)) return `${application}.localhost`;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return `${application}.${hostname.replaceAll(".", "-")}.sslip.io`;
  const v6 = /^\[(.+)\]$/.exec(hostname)?.[1];
  if (v6 !== undefined) return `${application}.${v6.replaceAll(":", "-").replace(/^-|-$/g, "0-")}.sslip.io`;
  return `${application}.${hostname}`;
}
