import { AppError } from "../../server/domain/errors";
import { page } from "~/lib/door";

/** An address in an organisation that no page has: said within its frame. */
export const loader = page(async () => {
  throw new AppError("not_found", "There is no page at this address. It may be mistyped, or of an old link.");
});

export default function NoPage() {
  return null;
}
