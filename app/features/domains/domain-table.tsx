import { Icon } from "~/components/ui/icon";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Cell, Table } from "~/components/ui/table";
import type { DomainRow } from "~/features/application/types";
import { domainName } from "../../../server/domain/domains/domain-address";

const heads = [
  { label: "Domain", className: "w-full" },
  { label: "Path", className: "max-sm:hidden" },
  { label: "Reaches the application as", className: "max-frame:hidden" },
  { label: "Remove", hidden: true },
];

/** Hosts and paths that lead here; each opens on this installation. */
export function DomainTable({ domains, canEdit }: { domains: readonly DomainRow[]; canEdit: boolean }) {
  return (
    <Table label="Domains" heads={canEdit ? heads : heads.slice(0, -1)}>
      {domains.map((domain) => (
        <tr key={domain.id}>
          <Cell className="w-full max-w-0">
            <a
              className="inline-flex max-w-full items-center gap-1.5 font-medium text-accent-ink hover:underline"
              href={domain.address}
              target="_blank"
              rel="noreferrer"
            >
              <span className="truncate" title={domain.address}>
                {domainName(domain)}
              </span>
              <span className="sr-only">opens in a new tab</span>
              <Icon name="external-link" className="size-3.5" />
            </a>
            {domain.problem !== null && <p className="whitespace-normal text-bad-ink text-xs">{domain.problem}</p>}
          </Cell>
          <Cell className="whitespace-nowrap font-mono text-xs max-sm:hidden">{domain.path}</Cell>
          <Cell className="whitespace-nowrap font-mono text-ink-2 text-xs max-frame:hidden">
            {domain.stripPath ? "/" : domain.path}
          </Cell>
          {canEdit && (
            <Cell align="right">
              <ConfirmDialog
                trigger={
                  <>
                    Remove <span className="sr-only">{domainName(domain)}</span>
                  </>
                }
                triggerLook="ghost"
                triggerSize="sm"
                title={`Remove ${domainName(domain)}?`}
                fields={{ intent: "remove", domainId: domain.id }}
                verb="Remove domain"
              >
                It gets no answer from this application any more, at once and without a deployment. The DNS record stays
                where it is.
              </ConfirmDialog>
            </Cell>
          )}
        </tr>
      ))}
    </Table>
  );
}
