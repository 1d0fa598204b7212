import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'

/** `id` where the same field stands several times in a page; the name otherwise. */
type FieldProps = {
  readonly id: string
  readonly label: string
  readonly help?: ReactNode
  readonly problem?: string | undefined
}

type Given = Omit<FieldProps, 'id'> & { readonly name: string; readonly id?: string }

function describedBy({ id, help, problem }: FieldProps): string | undefined {
  const ids = [help ? `${id}-ayuda` : null, problem ? `${id}-error` : null].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

function Around({ field, children }: { field: FieldProps; children: ReactNode }) {
  return (
    <div className={field.problem ? 'campo con-error' : 'campo'}>
      <label htmlFor={field.id}>{field.label}</label>
      {field.help ? (
        <p className="ayuda" id={`${field.id}-ayuda`}>
          {field.help}
        </p>
      ) : null}
      {field.problem ? (
        <p className="error" id={`${field.id}-error`}>
          {field.problem}
        </p>
      ) : null}
      {children}
    </div>
  )
}

/** One labelled input; help and problem are tied to it for a screen reader. */
export function Field({
  name,
  id = name,
  label,
  help,
  problem,
  ...input
}: Given & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>) {
  const field = { id, label, help, problem }
  return (
    <Around field={field}>
      <input
        id={id}
        name={name}
        aria-describedby={describedBy(field)}
        aria-invalid={problem ? true : undefined}
        {...input}
      />
    </Around>
  )
}

/** One labelled text of several lines. */
export function TextField({
  name,
  id = name,
  label,
  help,
  problem,
  ...input
}: Given & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'>) {
  const field = { id, label, help, problem }
  return (
    <Around field={field}>
      <textarea
        id={id}
        name={name}
        aria-describedby={describedBy(field)}
        aria-invalid={problem ? true : undefined}
        {...input}
      />
    </Around>
  )
}
