/** The page in the address; the first one when there is none or it is no number. */
export function pageNumber(params: URLSearchParams): number {
  const page = Number(params.get("page") ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}
