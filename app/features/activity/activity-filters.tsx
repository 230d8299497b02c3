import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { FilterSelect } from "~/components/ui/filter-select";
import { Segments } from "~/components/ui/segments";
import { useFieldValue } from "~/lib/use-field-value";
import { kinds } from "./read-filter";

interface Props {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly projects: readonly { readonly slug: string; readonly name: string }[];
}

/** Whose lines, of what, where and when; the address says so. Without JavaScript, Enter or the button shows what was chosen. */
export function ActivityFilters({ people, projects }: Props) {
  const [params] = useSearchParams();
  const submit = useSubmit();
  const what = params.get("what");
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <Form
        method="get"
        aria-label="Filters"
        className="flex min-w-0 flex-wrap items-center gap-2"
        onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
      >
        {what !== null && <input type="hidden" name="what" value={what} />}
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
        <noscript>
          <button type="submit" className={buttonClass()}>
            Show
          </button>
        </noscript>
      </Form>
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
        name={name}
        defaultValue={value}
        className="h-8 rounded-md border border-line-control bg-surface px-2 text-ink pointer-coarse:h-10"
      />
    </label>
  );
}
