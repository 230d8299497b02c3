import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { Field } from "~/components/ui/field";
import { Icon } from "~/components/ui/icon";
import { KeyValues } from "~/components/ui/key-values";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { pathName } from "~/features/folders/folder-options";
import { count } from "~/lib/format";
import type { Refusal } from "~/lib/door";
import type { Read } from "~/lib/read";

type Content = Read<"nodeContents", "readNodeContent">;
type Proposal = NonNullable<Content["proposal"]>;

interface Props {
  readonly name: string;
  readonly proposal: Proposal;
  readonly projects: Content["projects"];
  readonly refusal: Refusal | undefined;
}

/** An application as the container would be one: what comes along, what does not, and where it goes. */
export function Adopt({ name, proposal, projects, refusal }: Props) {
  return (
    <Section title="Make an application of it">
      <div className="flex max-w-2xl flex-col gap-5">
        <p className="text-ink-2">
          Docker Manager then deploys it, watches it and rolls it back. {name} itself goes on running until you stop it
          here.
        </p>
        <KeyValues rows={describe(proposal)} />
        {proposal.notes.length > 0 && (
          <ul className="flex flex-col gap-2" aria-label="What is otherwise">
            {proposal.notes.map((note) => (
              <li key={note} className="flex gap-2">
                <Icon name="info" className="mt-0.5 shrink-0 text-ink-3" />
                <span className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">{note}</span>
              </li>
            ))}
          </ul>
        )}
        {proposal.obstacle !== null ? (
          <Notice message={proposal.obstacle} />
        ) : projects.length === 0 ? (
          <Empty sentence="There is no project in which you may make an application." />
        ) : (
          <AdoptForm name={name} proposal={proposal} projects={projects} refusal={refusal} />
        )}
      </div>
    </Section>
  );
}

const describe = ({ image, variables, volumes, config }: Proposal) =>
  [
    ["Image", image],
    [
      "Variables",
      variables.length === 0
        ? "none"
        : `${variables.join(", ")}: ${count(variables.length, "value")}, taken over sealed`,
    ],
    ["Volumes", volumes.length === 0 ? "none" : volumes.map(({ name: one, path }) => `${one} at ${path}`).join(", ")],
    [
      "Health",
      config.health?.kind === "command" ? `its own check: ${config.health.command.join(" ")}` : "its port is open",
    ],
    ["Restarts", "whenever it ends, later and later; given up after 10 crashes"],
    config.command ? (["Command", config.command.join(" ")] as const) : null,
  ] as const;

function AdoptForm({ name, proposal, projects, refusal }: Props) {
  const { values = {}, fields = {} } = refusal ?? {};
  const told = "name" in fields || "port" in fields;
  return (
    <Form method="post" className="flex flex-col gap-4" autoComplete="off">
      <input type="hidden" name="intent" value="adopt" />
      <Notice message={told ? undefined : refusal?.message} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Name"
          name="name"
          required
          maxLength={60}
          defaultValue={values.name ?? name}
          error={fields.name}
        />
        <Field
          label="Port"
          name="port"
          required
          inputMode="numeric"
          defaultValue={values.port ?? proposal.port ?? ""}
          help="On which it answers in its container."
          error={fields.port}
        />
        <Select label="Project and environment" name="place" defaultValue={values.place}>
          {projects.map(({ slug, name: project, environments }) => (
            <optgroup key={slug} label={project}>
              {environments.map((environment) => (
                <option key={environment.slug} value={`${slug}/${environment.slug}`}>
                  {project} / {environment.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        {projects.some(({ folders }) => folders.length > 0) && (
          <Select label="Folder" name="folderId" defaultValue={values.folderId}>
            <option value="">Top of the project</option>
            {projects.map(({ slug, name: project, folders }) => (
              <optgroup key={slug} label={project}>
                {folders.map(({ id }) => (
                  <option key={id} value={id}>
                    {pathName(folders, id)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        )}
      </div>
      <div>
        <SubmitButton look="primary">Make application and deploy it</SubmitButton>
      </div>
    </Form>
  );
}
