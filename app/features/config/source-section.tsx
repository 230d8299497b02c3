import { Form } from "@remix-run/react";
import { Checkbox } from "~/components/ui/checkbox";
import { Field } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextArea } from "~/components/ui/text-area";
import type { ApplicationRead, SettingsRead } from "~/features/application/types";
import { SaveRow } from "./config-form";
import { SettingsSection } from "./settings-section";

interface Props {
  readonly application: ApplicationRead["application"];
  readonly credential: SettingsRead["credential"];
  readonly errors: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly saved: boolean;
}

const words = {
  token: "A token is stored",
  "ssh-key": "A deploy key is stored",
  registry: "A login is stored",
} as const;
const only = {
  git: "hidden group-has-[option[value=git]:checked]:grid",
  image: "hidden group-has-[option[value=image]:checked]:grid",
  secret: "group-has-[option[value=example]:checked]:hidden",
} as const;

/** Where the code or the image comes from. The same in all environments. */
export function SourceSection({ application, credential, errors, disabled, saved }: Props) {
  const { source, sourceKind } = application;
  const isExample = source.url?.startsWith("example:") ?? false;
  const kind = sourceKind === "IMAGE" ? "image" : isExample ? "example" : "git";
  const git = kind === "git" ? source : {};
  return (
    <SettingsSection id="source" title="Source" lead="Where it comes from, in all environments of this application.">
      <Form method="post" action="#source" preventScrollReset>
        <input type="hidden" name="intent" value="source" />
        <fieldset disabled={disabled} className="group flex flex-col gap-4">
          <Select label="Kind" name="kind" defaultValue={kind}>
            <option value="git">Git repository with a Dockerfile</option>
            <option value="image">Image from a registry</option>
            <option value="example">The example that comes with Docker Manager</option>
          </Select>
          <div className={`gap-4 sm:grid-cols-2 ${only.git}`}>
            <div className="sm:col-span-2">
              <Field
                label="Repository"
                name="url"
                defaultValue={git.url ?? ""}
                placeholder="https://github.com/owner/name.git"
                autoComplete="off"
                spellCheck={false}
                error={errors.url}
              />
            </div>
            <Field
              label="Branch"
              name="branch"
              defaultValue={git.branch ?? "main"}
              autoComplete="off"
              error={errors.branch}
            />
            <Field
              label="Sub-directory"
              name="subdirectory"
              defaultValue={git.subdirectory ?? ""}
              placeholder="the repository’s root"
              autoComplete="off"
              error={errors.subdirectory}
            />
            <Field
              label="Dockerfile"
              name="dockerfile"
              defaultValue={git.dockerfile ?? "Dockerfile"}
              autoComplete="off"
              help="Relative to the sub-directory."
              error={errors.dockerfile}
            />
          </div>
          <div className={only.image}>
            <Field
              label="Image"
              name="image"
              defaultValue={source.reference ?? ""}
              placeholder="nginx:1.29"
              autoComplete="off"
              spellCheck={false}
              help="A tag, or a digest for exactly this image."
              error={errors.image ?? errors.reference}
            />
          </div>
          <div className={`flex flex-col gap-4 ${only.secret}`}>
            <p className="text-ink-2">
              {credential === null
                ? "No credential is stored: the source must be readable by everybody."
                : `${words[credential]} and never shown. It is sent only to the host that it was entered for; with another host it is removed.`}
            </p>
            <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
              <Field
                label="User name"
                name="username"
                autoComplete="off"
                placeholder="if the host asks for one"
                error={errors.username}
              />
              <TextArea
                label={credential === null ? "Token, deploy key or password" : "New token, deploy key or password"}
                name="secret"
                rows={2}
                placeholder={credential === null ? "" : "leave empty to keep the stored one"}
                error={errors.secret}
              />
            </div>
            {credential !== null && <Checkbox label="Remove the stored credential" name="removeCredential" />}
          </div>
          {!disabled && <SaveRow saved={saved} verb="Save source" />}
        </fieldset>
      </Form>
    </SettingsSection>
  );
}
