import type { Rule } from "./table";

/** Only what was parsed may stand in a rule; a backtick would end the string in which it stands. */
const safe = /^[a-z0-9./_~%@:!$&'()*+,;=-]*$/i;

/** Whether a rule can be rendered; parsing a domain lets no other through. */
export const isSafeRule = ({ host, path }: Rule): boolean => safe.test(host) && safe.test(path);

/**
 * Traefik's rule for a host and path. A prefix ends at a "/", so that /api does not catch /apiary.
 * @throws Error for characters that parsing should have refused
 */
export function hostPathRule(rule: Rule): string {
  const { host, path } = rule;
  if (!isSafeRule(rule)) throw new Error(`The domain ${host}${path} must not be put into a rule.`);
  if (path === "/") return `Host(\`${host}\`)`;
  return `Host(\`${host}\`) && (Path(\`${path}\`) || PathPrefix(\`${path.replace(/\/$/, "")}/\`))`;
}
