import { Icon } from "~/components/ui/icon";
import { Section } from "~/components/ui/section";
import { TextLink } from "~/components/ui/text-link";
import { useAppPath } from "~/lib/app-path";
import { domainName } from "../../../server/domain/domains/domain-address";
import type { OverviewRead } from "./types";

/** Where it is reached: links that open it on this installation. */
export function DomainLinks({ domains, canEdit }: { domains: OverviewRead["domains"]; canEdit: boolean }) {
  const page = `${useAppPath()}/domains`;
  return (
    <Section title="Domains" end={canEdit && domains.length > 0 && <TextLink to={page}>Edit</TextLink>} bare>
      {domains.length === 0 ? (
        <p className="border-line border-t pt-4 text-ink-2">
          No domain: nobody can reach it from outside. {canEdit && <TextLink to={page}>Add a domain</TextLink>}
        </p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {domains.map((domain) => (
            <li key={domain.id}>
              <a
                href={domain.address}
                target="_blank"
                rel="noreferrer"
                className="flex min-h-10 items-center gap-2 py-1.5 hover:bg-surface-2"
              >
                <Icon name="globe" className="text-ink-3" />
                <span className="min-w-0 flex-1 break-words">{domainName(domain)}</span>
                <span className="sr-only">opens in a new tab</span>
                <Icon name="external-link" className="size-3.5 text-ink-3" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
