import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'

type FieldProps = { readonly name: string; readonly label: string; readonly help?: ReactNode; readonly problem?: string | undefined }

function describedBy({ name, help, problem }: FieldProps): string | undefined {
  const ids = [help ? `${name}-ayuda` : null, problem ? `${name}-error` : null].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

function Around({ field, children }: { field: FieldProps; children: ReactNode }) {
  return (
    <div className={field.problem ? 'campo con-error' : 'campo'}>
      <label htmlFor={field.name}>{field.label}</label>
      {field.help ? (
        <p className="ayuda" id={`${field.name}-ayuda`}>
          {field.help}
        </p>
      ) : null}
      {field.problem ? (
        <p className="error" id={`${field.name}-error`}>
          {field.problem}
        </p>
      ) : null}
      {children}
    </div>
  )
}

/** One labelled input; help and problem are tied to it for a screen reader. */
export function Field({ name, label, help, problem, ...input }: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>) {
  const field = { name, label, help, problem }
  return (
    <Around field={field}>
      <input id={name} name={name} aria-describedby={describedBy(field)} aria-invalid={problem ? true : undefined} {...input} />
    </Around>
  )
}

/** One labelled text of several lines. */
export function TextField({ name, label, help, problem, ...input }: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'>) {
  const field = { name, label, help, problem }
  return (
    <Around field={field}>
      <textarea id={name} name={name} aria-describedby={describedBy(field)} aria-invalid={problem ? true : undefined} {...input} />
    </Around>
  )
}
