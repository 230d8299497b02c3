import { Icon } from "~/components/ui/icon";
import type { DomainRow } from "~/features/application/types";

interface Props {
  readonly domains: readonly DomainRow[];
  readonly httpPort: number;
}

/** What DNS has to say for the names that need it, and the port where that is not the usual one. */
export function DnsHint({ domains, httpPort }: Props) {
  const names = [...new Set(domains.filter(({ needsDns }) => needsDns).map(({ host }) => host))];
  const port =
    httpPort === 80 ? "" : ` The edge of this installation listens on port ${httpPort}, so the addresses name it.`;
  if (names.length === 0 && port === "") return null;
  return (
    <p className="flex items-start gap-2 rounded-lg border border-line bg-bg px-4 py-2.5 text-ink-2">
      <Icon name="info" className="mt-0.5 text-ink-3" />
      <span className="min-w-0 break-words">
        {names.length > 0 && `DNS: an A or AAAA record of ${listed(names)} must hold the address of this machine.`}
        {port}
      </span>
    </p>
  );
}

/** "a", "a and b", "a, b and c" */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
