/** What a figure counts in; the formatter of the pages writes each in its own way. */
export type Unit = 'count' | 'people' | 'percent' | 'soles' | 'million-soles'

/** A number inside a sentence. `null`: nobody knows it, which is no zero. Not rounded: whoever draws it rounds once. */
export type Quantity = { readonly value: number | null; readonly unit: Unit }

/** A sentence with its numbers still apart: the pages write them. */
export type Said = readonly (string | Quantity)[]

/** Template of a sentence: said`Suman ${count(48)}.` */
export function said(strings: TemplateStringsArray, ...parts: readonly (string | Quantity)[]): Said {
  return strings.flatMap((text, at) => {
    const part = parts[at]
    return part === undefined ? [text] : [text, part]
  })
}

const of =
  (unit: Unit) =>
  (value: number | null): Quantity => ({ value, unit })

export const count = of('count')
export const people = of('people')
export const percent = of('percent')
export const soles = of('soles')
export const millionSoles = of('million-soles')
