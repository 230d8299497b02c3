export const hidden = "(hidden)";

/**
 * What an engine says about a thing, without the values of variables: they hold secrets. Their names stay. It goes by the name
 * `Env`, wherever that stands, for engines have it in several places.
 */
export function hideValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideValues);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, /^env$/i.test(key) ? hideAll(inner) : hideValues(inner)]),
  );
}

function hideAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideAll);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.keys(value).map((key) => [key, hidden]));
  return typeof value === "string" && value.includes("=") ? `${value.slice(0, value.indexOf("="))}=${hidden}` : value;
}
