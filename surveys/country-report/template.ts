import { FIGURES, figureOfSlot, type FigureId } from './figures.ts'
import { quantityOf, type CountryYear } from './country-year.ts'
import type { Said } from './quantity.ts'

// A text of the report with its figures locked. «[mig]» is the figure alone; «[mig: # mecanismo | # mecanismos]» the figure
// with what agrees with it, of one and of several; a third form in front is for none.

const PLACE = /\[([^[\]:]*)(?::([^[\]]*))?\]/g
const NUMBER = '#'

/** What is wrong with a text that somebody edited. */
export type TemplateFault =
  | { readonly kind: 'unknown-slot'; readonly slot: string }
  | { readonly kind: 'no-number'; readonly slot: string }
  | { readonly kind: 'missing'; readonly figure: FigureId }
  | { readonly kind: 'unclosed' }

type Place = { readonly at: number; readonly length: number; readonly slot: string; readonly forms: readonly string[] }

function placesOf(template: string): Place[] {
  return [...template.matchAll(PLACE)].map((match) => ({
    at: match.index,
    length: match[0].length,
    slot: (match[1] ?? '').trim(),
    forms: match[2] === undefined ? [] : match[2].split('|').map((form) => form.trim()),
  }))
}

/** Figures that a text says. */
export function figuresIn(template: string): FigureId[] {
  const found = placesOf(template).flatMap(({ slot }) => figureOfSlot(slot) ?? [])
  return [...new Set(found)]
}

/** The form that agrees with a number; of an unknown one that of several. */
function formFor(forms: readonly string[], value: number | null): string {
  const [first = NUMBER, second, third] = forms
  if (third !== undefined) return value === 0 ? first : value === 1 ? (second ?? first) : third
  return value === 1 ? first : (second ?? first)
}

/** A text with the figures of a year in their places. What is no place of a figure stays as it was typed. */
export function fillTemplate(template: string, year: Pick<CountryYear, 'values'>): Said {
  const parts: Said[number][] = []
  let from = 0
  for (const { at, length, slot, forms } of placesOf(template)) {
    const figure = figureOfSlot(slot)
    if (figure === null) continue
    parts.push(template.slice(from, at))
    const quantity = quantityOf(year, figure)
    const [before = '', ...after] = formFor(forms, quantity.value).split(NUMBER)
    parts.push(before)
    for (const text of after) parts.push(quantity, text)
    from = at + length
  }
  parts.push(template.slice(from))
  return parts.filter((part) => part !== '')
}

/**
 * What is wrong with a text that was edited: a figure that it lost, a place of no figure, a place that hides its number, a
 * bracket that is not closed.
 * @param proposed the text that it was before.
 */
export function templateFaults(edited: string, proposed: string): TemplateFault[] {
  const places = placesOf(edited)
  const said = new Set(figuresIn(edited))
  return [
    ...(/[[\]]/.test(edited.replace(PLACE, '')) ? [{ kind: 'unclosed' } as const] : []),
    ...places
      .filter(({ slot }) => figureOfSlot(slot) === null)
      .map(({ slot }) => ({ kind: 'unknown-slot', slot }) as const),
    ...places
      .filter(({ slot, forms }) => figureOfSlot(slot) !== null && hidesItsNumber(forms))
      .map(({ slot }) => ({ kind: 'no-number', slot }) as const),
    ...figuresIn(proposed)
      .filter((figure) => !said.has(figure))
      .map((figure) => ({ kind: 'missing', figure }) as const),
  ]
}

/** Of none and of one a word may stand for the number, as «ninguna»; of several the number itself. */
function hidesItsNumber(forms: readonly string[]): boolean {
  return forms.length > 3 || (forms.length > 0 && !(forms.at(-1) ?? '').includes(NUMBER))
}

/** The place of a figure as it is typed: «[mig]». */
export function placeOfFigure(figure: FigureId): string {
  return `[${FIGURES[figure].slot}]`
}
