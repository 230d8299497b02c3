import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { buttonClass } from "~/components/ui/button";
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
        <Choice name="project" label="Project" all="All projects" options={projects} />
        <Choice name="env" label="Environment" all="All environments" options={environments} />
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

/** One that the address names and the list does not is kept: it says why nothing is found. */
function Choice({
  name,
  label,
  all,
  options,
}: {
  name: string;
  label: string;
  all: string;
  options: readonly Option[];
}) {
  const [params] = useSearchParams();
  const field = useRef<HTMLSelectElement>(null);
  const value = params.get(name) ?? "";
  // The address may change without the field: by a link that shows all, or by going back.
  useEffect(() => {
    if (field.current !== null) field.current.value = value;
  }, [value]);
  return (
    <select
      ref={field}
      name={name}
      aria-label={label}
      defaultValue={value}
      className="h-8 min-w-0 max-w-48 rounded-md border border-line-control bg-surface px-2 pointer-coarse:h-10"
    >
      <option value="">{all}</option>
      {value !== "" && !options.some(({ slug }) => slug === value) && <option value={value}>{value}</option>}
      {options.map(({ slug, name: word }) => (
        <option key={slug} value={slug}>
          {word}
        </option>
      ))}
    </select>
  );
}
