import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { SavedNow, useKeptTick, useKeptValue } from './use-kept.tsx'

type Named<Attributes> = Attributes & { readonly name: string }
type Text = { readonly defaultValue?: string | undefined; readonly saved?: string | undefined }

function useText(name: string, own: string | undefined, saved: string | undefined) {
  const kept = useKeptValue(name)
  const now = saved ?? (kept === undefined ? undefined : own)
  return { shown: kept ?? own, beside: <SavedNow saved={now} typed={kept ?? own} /> }
}

/** The bare input of a field that has its label elsewhere; like each of these it shows what was typed into it and not saved. */
export function TypedInput({
  defaultValue,
  saved,
  ...input
}: Named<Omit<InputHTMLAttributes<HTMLInputElement>, 'defaultValue'>> & Text) {
  const { shown, beside } = useText(input.name, defaultValue, saved)
  return (
    <>
      <input {...input} defaultValue={shown} />
      {beside}
    </>
  )
}

export function TypedText({
  defaultValue,
  saved,
  ...input
}: Named<Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'defaultValue'>> & Text) {
  const { shown, beside } = useText(input.name, defaultValue, saved)
  return (
    <>
      <textarea {...input} defaultValue={shown} />
      {beside}
    </>
  )
}

/** A radio or a box to tick. */
export function TypedMark({
  defaultChecked,
  ...input
}: Named<InputHTMLAttributes<HTMLInputElement>> & { readonly value: string }) {
  const kept = useKeptTick(input.name, input.value)
  return <input {...input} defaultChecked={kept ?? defaultChecked} />
}

export function TypedSelect({
  defaultValue,
  ...select
}: Named<Omit<SelectHTMLAttributes<HTMLSelectElement>, 'defaultValue'>> & Pick<Text, 'defaultValue'>) {
  return <select {...select} defaultValue={useKeptValue(select.name) ?? defaultValue} />
}
