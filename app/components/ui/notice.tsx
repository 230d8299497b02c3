import { Icon } from "./icon";

/** Why a form was refused, read out at once. Nothing when it was not. */
export function Notice({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p role="alert" className="flex gap-2 rounded-lg border border-line bg-bad-soft p-3 text-bad-ink">
      <Icon name="circle-x" className="mt-0.5" />
      {message}
    </p>
  );
}
