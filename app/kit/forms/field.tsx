import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { SavedNow, useKeptValue } from './use-kept.tsx'

/** `id` where the same field stands several times in a page; the name otherwise. */
type FieldProps = {
  readonly id: string
  readonly label: string
  readonly help?: ReactNode
  readonly problem?: string | undefined
}

/** `saved` where what was typed stands beside what somebody else saved meanwhile. */
type Given = Omit<FieldProps, 'id'> & {
  readonly name: string
  readonly id?: string
  readonly saved?: string | undefined
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

/** What a field shows: what was typed into it before and not saved, else what the page says; beside it what is saved. */
function useTyped(name: string, own: unknown, saved: string | undefined) {
  const kept = useKeptValue(name)
  const given = kept === undefined ? {} : { defaultValue: kept }
  const now = saved ?? (kept === undefined ? undefined : textOf(own))
  return { given, beside: <SavedNow saved={now} typed={kept ?? textOf(own)} /> }
}

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
  saved,
  ...input
}: Given & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>) {
  const field = { id, label, help, problem }
  const { given, beside } = useTyped(name, input.defaultValue, saved)
  return (
    <Around field={field}>
      <input
        id={id}
        name={name}
        aria-describedby={describedBy(field)}
        aria-invalid={problem ? true : undefined}
        {...input}
        {...given}
      />
      {beside}
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
  saved,
  ...input
}: Given & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'>) {
  const field = { id, label, help, problem }
  const { given, beside } = useTyped(name, input.defaultValue, saved)
  return (
    <Around field={field}>
      <textarea
        id={id}
        name={name}
        aria-describedby={describedBy(field)}
        aria-invalid={problem ? true : undefined}
        {...input}
        {...given}
      />
      {beside}
    </Around>
  )
}
