import { Form, useNavigate, useParams, useRouteLoaderData, useSubmit } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { Menu } from "~/components/ui/menu";
import { MenuChoice, MenuItem, MenuLabel, MenuLine } from "~/components/ui/menu-rows";
import { iconButton } from "~/components/ui/button";
import type { Theme } from "~/lib/theme";
import type { loader as rootLoader } from "~/root";
import { useTheme } from "./use-theme";

const themes = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies readonly { value: Theme; label: string }[];

/** Who is signed in, how it looks, and the way out. */
export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const { theme, setTheme } = useTheme();
  const submit = useSubmit();
  const navigate = useNavigate();
  const { org } = useParams();
  const name = root?.user?.name ?? "";
  return (
    <>
      <Menu
        trigger={
          <button type="button" aria-label={`Account: ${name}`} className={iconButton}>
            <span
              aria-hidden
              className="grid size-[26px] place-items-center rounded-full bg-surface-3 font-semibold text-[11px] text-ink-2"
            >
              {initials(name)}
            </span>
          </button>
        }
      >
        <MenuLabel>Signed in as {name}</MenuLabel>
        <MenuLine />
        <MenuItem icon={<Icon name="user-pen" />} onSelect={() => navigate(`/${org}/account`)}>
          Account
        </MenuItem>
        <MenuItem icon={<Icon name="keyboard" />} onSelect={onKeys}>
          Keys
        </MenuItem>
        <MenuLine />
        <MenuLabel>Theme</MenuLabel>
        <MenuChoice value={theme} choices={themes} onChange={setTheme} />
        <MenuLine />
        <MenuItem icon={<Icon name="log-out" />} onSelect={() => submit(null, { method: "post", action: "/logout" })}>
          Sign out
        </MenuItem>
      </Menu>
      <noscript>
        <Form method="post" action="/logout">
          <button type="submit">Sign out</button>
        </Form>
      </noscript>
    </>
  );
}

/** "IN" of "Ines", "IL" of "Ines Lindqvist". */
function initials(name: string): string {
  const words = name.split(" ").filter((word) => word !== "");
  const [first = "", last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = last === undefined ? [...first].slice(0, 2) : [[...first][0], [...last][0]];
  return letters.join("").toUpperCase();
}
