import { useSearchParams } from "@remix-run/react";
import { FilterForm } from "~/components/ui/filter-form";
import { FilterSelect } from "~/components/ui/filter-select";
import { Segments } from "~/components/ui/segments";
import { useFieldValue } from "~/lib/use-field-value";
import { kinds } from "./read-filter";

interface Props {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly projects: readonly { readonly slug: string; readonly name: string }[];
}

/** Whose lines, of what, where and when; the address says so. */
export function ActivityFilters({ people, projects }: Props) {
  const [params] = useSearchParams();
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <FilterForm keep={["what"]}>
        <FilterSelect
          {...{ name: "who", label: "Who", all: "Everybody", value: params.get("who") ?? "" }}
          options={people.map(({ id, name }) => ({ slug: id, name }))}
        />
        <FilterSelect
          {...{ name: "project", label: "Project", all: "All projects", options: projects }}
          value={params.get("project") ?? ""}
        />
        <Day name="from" word="From" value={params.get("from") ?? ""} />
        <Day name="until" word="until" value={params.get("until") ?? ""} />
      </FilterForm>
      <Segments label="What" name="what" options={kinds} drop={["before"]} />
    </div>
  );
}

function Day({ name, word, value }: { name: string; word: string; value: string }) {
  return (
    <label className="flex items-center gap-1.5 text-ink-2">
      {word}
      <input
        ref={useFieldValue<HTMLInputElement>(value)}
        type="date"
        min="2000-01-01"
        name={name}
        defaultValue={value}
        className="h-8 rounded-md border border-line-control bg-surface px-2 text-ink pointer-coarse:h-10"
      />
    </label>
  );
}
