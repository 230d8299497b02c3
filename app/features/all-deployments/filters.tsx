import { useSearchParams } from "@remix-run/react";
import { FilterForm } from "~/components/ui/filter-form";
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
  { value: "moving", label: "In progress" },
  { value: "failed", label: "Failed" },
  { value: "succeeded", label: "Succeeded" },
] as const;

/** Which deployments one wants to see; the address says so. */
export function Filters({ projects, environments }: Props) {
  const [params] = useSearchParams();
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <Search label="Find an application" keep={["state", "project", "env"]} />
      <FilterForm keep={["state", "q"]}>
        <FilterSelect
          {...{ name: "project", label: "Project", all: "All projects", options: projects }}
          value={params.get("project") ?? ""}
        />
        <FilterSelect
          {...{ name: "env", label: "Environment", all: "All environments", options: environments }}
          value={params.get("env") ?? ""}
        />
      </FilterForm>
      <Segments label="State" name="state" options={states} drop={["before"]} />
    </div>
  );
}
