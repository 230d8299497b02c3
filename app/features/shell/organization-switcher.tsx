import { Icon } from "~/components/ui/icon";
import { Menu } from "~/components/ui/menu";
import { MenuLabel, MenuLine, MenuLink } from "~/components/ui/menu-rows";
import type { Frame } from "./frame";
import { Mark } from "./mark";

/** The organisation that is shown, and the way to the others. */
export function OrganizationSwitcher({ frame: { organization, organizations } }: { frame: Frame }) {
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="mb-1.5 flex h-10 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left font-semibold outline-offset-[-2px] hover:bg-surface-3 pointer-coarse:h-11"
        >
          <Mark />
          <span className="sr-only">Organisation:</span>
          <span className="min-w-0 flex-1 truncate">{organization.name}</span>
          <Icon name="chevrons-up-down" className="size-3.5 text-ink-3" />
        </button>
      }
    >
      <MenuLabel>Organisations</MenuLabel>
      {organizations.map(({ slug, name }) => (
        <MenuLink key={slug} to={`/${slug}`} current={slug === organization.slug}>
          {name}
        </MenuLink>
      ))}
      <MenuLine />
      <MenuLink to="/new" icon={<Icon name="plus" />}>
        New organisation
      </MenuLink>
    </Menu>
  );
}
