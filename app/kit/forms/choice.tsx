import type { ReactNode } from 'react'
import { useKeptTick, useKeptValue } from './use-kept.tsx'

type Option = { readonly value: string; readonly label: ReactNode; readonly help?: string }

/** One choice among a few, each a whole row to press. */
export function ChoiceField({
  name,
  label,
  options,
  value,
  problem,
  help,
}: {
  name: string
  label: string
  options: readonly Option[]
  value: string
  problem?: string | undefined
  help?: string
}) {
  const chosen = useKeptValue(name) ?? value
  const saved = chosen === value ? undefined : options.find((option) => option.value === value)
  return (
    <fieldset
      id={name}
      className={problem ? 'con-error' : undefined}
      aria-describedby={problem ? `${name}-error` : undefined}
    >
      <legend>{label}</legend>
      {help ? <p className="ayuda">{help}</p> : null}
      {problem ? (
        <p className="error" id={`${name}-error`}>
          {problem}
        </p>
      ) : null}
      {options.map((option) => (
        <label key={option.value} className="opcion">
          <input type="radio" name={name} value={option.value} defaultChecked={option.value === chosen} />
          <span>
            {option.label}
            {option.help ? <span className="ayuda"> {option.help}</span> : null}
          </span>
        </label>
      ))}
      {saved ? <p className="ayuda ahora">Ahora está guardado: {saved.label}</p> : null}
    </fieldset>
  )
}

/** A box to tick. */
export function TickField({
  name,
  label,
  checked,
  problem,
  value = 'si',
  id = name,
}: {
  name: string
  label: ReactNode
  value?: string
  checked: boolean
  problem?: string | undefined
  id?: string
}) {
  const kept = useKeptTick(name, value)
  return (
    <>
      {problem ? (
        <p className="error" id={`${id}-error`}>
          {problem}
        </p>
      ) : null}
      <label className="opcion">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={kept ?? checked}
          aria-describedby={problem ? `${id}-error` : undefined}
        />
        <span>{label}</span>
      </label>
    </>
  )
}
