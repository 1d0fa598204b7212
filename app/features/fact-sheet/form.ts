import type { Sex } from '#surveys/facts/lines.ts'
import { fileOf, lineOf, typedValues, type FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { ASKED_CELLS, fieldOf } from './cell-fields.ts'
import type { TypedFacts } from './fact-rules.ts'

/** A number of a cell as it was written, "1200" or "1,200"; undefined where nothing was, null where it is none. */
export function numberOf(text: string): number | undefined | null {
  if (text === '') return undefined
  if (/^\d{1,3}(,\d{3}){1,2}$/.test(text)) return Number(text.replaceAll(',', ''))
  return /^\d{1,7}$/.test(text) ? Number(text) : null
}

export type FactOrder =
  | { readonly kind: 'review' | 'save'; readonly input: TypedFacts; readonly reviewed: string }
  | { readonly kind: 'refused'; readonly problems: FieldProblems }
  | { readonly kind: 'sheet'; readonly file: File | null }

function readCells(form: FormData) {
  const cells: Record<string, Partial<Record<Sex, number>>> = {}
  const problems: Record<string, string> = {}
  for (const place of ASKED_CELLS) {
    const count = numberOf(lineOf(form, fieldOf(place)))
    if (count === null) problems[fieldOf(place)] = 'Escriba un número entero, o deje el casillero vacío'
    else if (count !== undefined) cells[place.line] = { ...cells[place.line], [place.sex]: count }
  }
  return { cells, problems }
}

/** Reads what was sent from the page of a fact sheet. @throws {AppError} `invalid-input` for a button that it has not. */
export function readFactOrder(form: FormData): FactOrder {
  if (form.has('subir')) return { kind: 'sheet', file: fileOf(form, 'planilla') }
  const revision = lineOf(form, 'revision')
  const saves = form.has('guardar')
  if (!(saves || form.has('revisar')) || !/^\d{1,6}$/.test(revision)) throw new AppError('invalid-input')
  const { cells, problems } = readCells(form)
  const countedOn = lineOf(form, 'fecha')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(countedOn)) problems['fecha'] = 'Elija la fecha del dato'
  if (Object.keys(problems).length > 0) return { kind: 'refused', problems }
  return {
    kind: saves ? 'save' : 'review',
    input: { countedOn, cells, revision: Number(revision) },
    reviewed: lineOf(form, 'revisado'),
  }
}

/** What was typed into the page, so that it shows it again; never the button, the digest and the revision. */
export function typedFacts(form: FormData): Record<string, string> {
  const typed = typedValues(form)
  const fields = ['fecha', ...ASKED_CELLS.map(fieldOf)]
  return Object.fromEntries(fields.map((field) => [field, typed[field] ?? '']))
}
