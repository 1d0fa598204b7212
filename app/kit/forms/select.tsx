import { SavedNow, useKeptValue } from './use-kept.tsx'

export type SelectOption = readonly [value: string, label: string]
type Props = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: readonly SelectOption[]
  readonly help?: string
  readonly problem?: string | undefined
}

/** One choice among many, with its label; help and problem are tied to it for a screen reader. */
export function SelectField({ name, label, value, options, help, problem }: Props) {
  const chosen = useKeptValue(name) ?? value
  const wordsOf = (option: string) => options.find(([each]) => each === option)?.[1]
  const described = [help ? `${name}-ayuda` : null, problem ? `${name}-error` : null].filter(Boolean).join(' ')
  return (
    <div className={problem ? 'campo con-error' : 'campo'}>
      <label htmlFor={name}>{label}</label>
      {help ? (
        <p className="ayuda" id={`${name}-ayuda`}>
          {help}
        </p>
      ) : null}
      {problem ? (
        <p className="error" id={`${name}-error`}>
          {problem}
        </p>
      ) : null}
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      {chosen === value ? null : <SavedNow saved={wordsOf(value)} typed={wordsOf(chosen)} />}
    </div>
  )
}
