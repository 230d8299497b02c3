import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { buttonClass } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { FilterSelect } from "~/components/ui/filter-select";
import { fieldClass } from "~/features/logs/field-class";
import { count } from "~/lib/format";
import { useFieldValue } from "~/lib/use-field-value";
import { maxFollowed, maxReplicas } from "../../../server/domain/logs/followed";
import { ChoiceList } from "./choice-list";
import type { LogChoice } from "./log-choice";
import type { LoggedApplicationsRead } from "./types";

interface Props {
  readonly choice: LogChoice;
  readonly read: LoggedApplicationsRead;
}

/** Which applications are followed. A form with an address, so that it works before the page is alive and can be sent to others. */
export function LogChooser({ choice, read: { followed, running, total, environments } }: Props) {
  const submit = useSubmit();
  const chosen = choice.applications.length === 0 ? [] : followed;
  const find = useFieldValue<HTMLInputElement>(choice.search);
  const key = chosen.map(({ id }) => id).join(" ");
  const [counted, setCounted] = useState({ key, ticked: chosen.length });
  const ticked = counted.key === key ? counted.ticked : chosen.length;
  const others = running.filter(({ id }) => !chosen.some((one) => one.id === id));
  const onChange = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
    setCounted({ key, ticked: new FormData(currentTarget).getAll("app").length });
    if (target instanceof HTMLSelectElement) submit(currentTarget, { preventScrollReset: true });
  };
  return (
    <Form
      method="get"
      aria-label="Which applications"
      onChange={onChange}
      className="flex flex-wrap items-center gap-2"
    >
      <FilterSelect
        {...{ name: "env", label: "Environment", all: "All environments", options: environments }}
        value={choice.environment}
      />
      <noscript>
        <button type="submit" className={buttonClass()}>
          Show
        </button>
      </noscript>
      <details open={choice.search !== ""} className="group min-w-0 open:w-full">
        <summary className={`${buttonClass()} list-none`}>
          <Icon name="chevron-right" className="group-open:rotate-90" />
          Choose applications
        </summary>
        <fieldset className="mt-2 flex min-w-0 flex-col gap-3 rounded-lg border border-line p-4">
          <legend className="sr-only">Applications to follow</legend>
          <p className="text-ink-2">
            Up to {maxFollowed} at once, with up to {maxReplicas} replicas together. While none is ticked, those that
            were deployed last are followed.
          </p>
          <div className="flex gap-2">
            <input
              ref={find}
              name="find"
              aria-label="Find an application"
              placeholder="Find an application"
              defaultValue={choice.search}
              maxLength={100}
              autoComplete="off"
              className={`${fieldClass} w-60 placeholder:text-ink-3`}
            />
            <button type="submit" className={buttonClass()}>
              Find
            </button>
          </div>
          <ChoiceList key={key} chosen={chosen} others={others} />
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" className={buttonClass("primary")}>
              Follow {ticked === 0 ? "those deployed last" : count(ticked, "application")}
            </button>
            <span role="status" className={ticked > maxFollowed ? "text-bad-ink" : "text-ink-3"}>
              {ticked > maxFollowed
                ? `${ticked} are ticked; only the first ${maxFollowed} are followed.`
                : running.length < total &&
                  `The first ${running.length} of ${total.toLocaleString("en")} that run; find others by name.`}
            </span>
          </div>
        </fieldset>
      </details>
    </Form>
  );
}
