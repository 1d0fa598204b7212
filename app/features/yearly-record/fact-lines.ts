import type { FactKind } from '#surveys/yearly-record/kinds.ts'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import { factFields, type FactField, type FactValues } from './fact-fields.ts'

/** What a field holds, as it is read. */
function shownValue({ shape, options = [] }: FactField, text: string): string {
  if (shape === 'date') return formatDate(text)
  if (shape === 'count') return formatNumber(Number(text))
  if (shape === 'choice' || shape === 'choices')
    return text
      .split(' ')
      .map((word) => options.find(([option]) => option === word)?.[1] ?? word)
      .join('; ')
  return shape === 'lines' || shape === 'entities' ? text.split('\n').join('; ') : text
}

/** What values of a kind say, line by line; nothing of what was left empty. */
export function factLines(kind: FactKind, values: FactValues): readonly (readonly [label: string, text: string])[] {
  return factFields(kind, null).flatMap((field) => {
    const text = values[field.name] ?? ''
    return text === '' ? [] : [[field.label.replace(' (opcional)', ''), shownValue(field, text)] as const]
  })
}
