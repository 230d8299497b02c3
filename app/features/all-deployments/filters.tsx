import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { FilterSelect } from "~/components/ui/filter-select";
import { Search } from "~/components/ui/search";
import { Segments } from "~/components/ui/segments";

interface Option {
  readonly slug: string;
  readonly name: string;
}

interface Props {
  readonly projects: readonly Option[];
  readonly environments: readonly Option[];
}

const states = [
  { value: "all", label: "All" },
  { value: "moving", label: "In motion" },
  { value: "failed", label: "Failed" },
  { value: "succeeded", label: "Succeeded" },
] as const;

/** Which deployments one wants to see; the address says so. */
export function Filters({ projects, environments }: Props) {
  const [params] = useSearchParams();
  const submit = useSubmit();
  const kept = ["state", "q"].flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [{ name, value }];
  });
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <Search label="Find an application" keep={["state", "project", "env"]} />
      <Form
        method="get"
        aria-label="Filters"
        className="flex min-w-0 flex-wrap gap-2"
        onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      >
        {kept.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FilterSelect
          {...{ name: "project", label: "Project", all: "All projects", options: projects }}
          value={params.get("project") ?? ""}
        />
        <FilterSelect
          {...{ name: "env", label: "Environment", all: "All environments", options: environments }}
          value={params.get("env") ?? ""}
        />
        <noscript>
          <button type="submit" className={buttonClass()}>
            Show
          </button>
        </noscript>
      </Form>
      <Segments label="State" name="state" options={states} drop={["before"]} />
    </div>
  );
}
