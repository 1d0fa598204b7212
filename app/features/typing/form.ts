import { lineOf, linesByName } from '#app/kit/forms/fields.ts'

/** A count of up to five digits as it was typed, or null. */
function countOf(form: FormData, name: string): number | null {
  const typed = lineOf(form, name)
  return /^\d{1,5}$/.test(typed) ? Number(typed) : null
}

/** What a transcriber asks of a batch. */
export type BatchOrder =
  | {
      readonly kind: 'open'
      /** Forms counted in the envelope; null where no number was typed. */
      readonly counted: number | null
      readonly witness: string
      readonly wasSealed: boolean
      /** Whether she says that she is not of the unit that answered. */
      readonly isOfAnotherUnit: boolean
    }
  | { readonly kind: 'correct-count'; readonly counted: number | null; readonly reason: string }
  /** The digit that the paper says, by sheet and question: `3-lid-01`. */
  | { readonly kind: 'resolve'; readonly digits: ReadonlyMap<string, string> }
  | { readonly kind: 'finish' }
  | { readonly kind: 'restart'; readonly isSure: boolean }

/** Reads which button of the page of a batch was pressed, with its fields; null for one that it does not have. */
export function readBatchOrder(form: FormData): BatchOrder | null {
  switch (form.get('accion')) {
    case 'abrir':
      return {
        kind: 'open',
        counted: countOf(form, 'formularios'),
        witness: lineOf(form, 'testigo'),
        wasSealed: form.has('cerrado'),
        isOfAnotherUnit: form.has('otra-unidad'),
      }
    case 'conteo':
      return { kind: 'correct-count', counted: countOf(form, 'formularios'), reason: lineOf(form, 'razon') }
    case 'resolver':
      return { kind: 'resolve', digits: new Map(Object.entries(linesByName(form))) }
    case 'terminar':
      return { kind: 'finish' }
    case 'empezar':
      return { kind: 'restart', isSure: form.get('reinicio') === 'si' }
    default:
      return null
  }
}

/** A sheet as it was typed. */
export type SheetInput = {
  /** Its number in the batch; not a number where the field was tampered with. */
  readonly sheet: number
  readonly entry: 1 | 2
  /** Digit of each question, by its name. */
  readonly digits: Readonly<Record<string, string>>
}

/** Reads a typed sheet; null where another button than the one that stores was pressed, as Enter does without a script. */
export function readSheet(form: FormData): SheetInput | null {
  if (form.get('accion') !== 'guardar') return null
  return {
    sheet: Number(lineOf(form, 'numero') || Number.NaN),
    entry: form.get('vez') === '2' ? 2 : 1,
    digits: linesByName(form),
  }
}
