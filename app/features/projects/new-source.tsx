import { Field } from "~/components/ui/field";
import { TextArea } from "~/components/ui/text-area";

interface Props {
  /** by field: what is wrong with it, and what was filled in before */
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

const kinds = [
  { value: "git", name: "Git repository", help: "Built here from a Dockerfile." },
  { value: "image", name: "Image", help: "Pulled from a registry." },
  { value: "example", name: "Example", help: "A page that comes with Docker Manager, and needs no registry." },
] as const;

/** Shown for the chosen kind only; by the style sheet alone, so that it works without JavaScript. */
const only = {
  git: "hidden flex-col gap-4 group-has-[[value=git]:checked]:flex",
  image: "hidden flex-col gap-4 group-has-[[value=image]:checked]:flex",
  secret: "group-has-[[value=example]:checked]:hidden",
} as const;

/** Where a new application comes from: its kind, and what belongs to that. */
export function NewSource({ errors, values }: Props) {
  const chosen = values.kind ?? "git";
  return (
    <div className="group flex flex-col gap-4">
      <fieldset>
        <legend className="pb-1 font-medium">Source</legend>
        <div className="grid gap-2 sm:grid-cols-3">
          {kinds.map(({ value, name, help }) => (
            <label
              key={value}
              className="flex cursor-pointer gap-2.5 rounded-lg border border-line-2 p-3 hover:bg-surface-2 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="kind"
                value={value}
                defaultChecked={value === chosen}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span>
                <span className="block font-[550]">{name}</span>
                <span className="block text-ink-2 text-xs">{help}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={only.git}>
        <Git errors={errors} values={values} />
      </div>
      <div className={only.image}>
        <Field
          label="Image"
          name="image"
          defaultValue={values.image}
          placeholder="nginx:1.29"
          autoComplete="off"
          spellCheck={false}
          help="A tag, or a digest for exactly this image."
          error={errors.image ?? errors.reference}
        />
      </div>
      <details className={only.secret} open={errors.secret !== undefined || errors.username !== undefined}>
        <summary className="w-fit cursor-pointer rounded-sm py-1 font-medium">It is private</summary>
        <Secret errors={errors} values={values} />
      </details>
    </div>
  );
}

function Git({ errors, values }: Props) {
  return (
    <>
      <Field
        label="Repository"
        name="url"
        defaultValue={values.url}
        placeholder="https://github.com/owner/name.git"
        autoComplete="off"
        spellCheck={false}
        error={errors.url}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label="Branch"
          name="branch"
          defaultValue={values.branch}
          placeholder="main"
          autoComplete="off"
          error={errors.branch}
        />
        <Field
          label="Sub-directory"
          name="subdirectory"
          defaultValue={values.subdirectory}
          placeholder="the repository’s root"
          autoComplete="off"
          error={errors.subdirectory}
        />
        <Field
          label="Dockerfile"
          name="dockerfile"
          defaultValue={values.dockerfile}
          placeholder="Dockerfile"
          autoComplete="off"
          help="Relative to the sub-directory."
          error={errors.dockerfile}
        />
      </div>
    </>
  );
}

function Secret({ errors, values }: Props) {
  return (
    <div className="flex flex-col gap-3 pt-2">
      <p className="text-ink-2">
        For a repository over https a token, over ssh a deploy key; for a registry a password or token. It is sealed,
        sent only to the host that it is for, and never shown again.
      </p>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Field
          label="User name"
          name="username"
          defaultValue={values.username}
          autoComplete="off"
          placeholder="if the host asks for one"
          error={errors.username}
        />
        <TextArea label="Token, deploy key or password" name="secret" rows={2} error={errors.secret} />
      </div>
    </div>
  );
}
