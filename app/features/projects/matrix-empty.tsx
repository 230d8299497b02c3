import { Link } from "~/components/ui/link";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";

interface Props {
  readonly at: string;
  readonly wish: { readonly search: string; readonly filter: string };
  readonly canCreate: boolean;
}

/** Why the matrix has no row, and what to do about it. */
export function MatrixEmpty({ at, wish, canCreate }: Props) {
  if (wish.search !== "")
    return (
      <Empty sentence={`No application here has “${wish.search}” in its name.`}>
        <Link to={at} className={buttonClass()}>
          Show all
        </Link>
      </Empty>
    );
  if (wish.filter === "attention") return <Empty sentence="No application of this project needs attention." />;
  if (wish.filter === "drift")
    return <Empty sentence="Each application runs the same in all environments in which it was deployed." />;
  return (
    <Empty sentence="No application in this project. Start from a git repository or an image.">
      {canCreate && (
        <Link to={`${at}/new`} className={buttonClass()}>
          New application
        </Link>
      )}
    </Empty>
  );
}
