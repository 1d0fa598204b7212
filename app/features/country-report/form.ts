import { z } from 'zod'
import { lineOf, linesOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import type { BlockId } from '#surveys/country-report/frozen-report.ts'
import { BLOCK_IDS } from './make-report.ts'
import { explanationField, textField } from './report-fields.ts'

const LONGEST_TEXT = 6000
const LONGEST_REASON = 1000

const reason = (message: string) =>
  z.string().min(10, message).max(LONGEST_REASON, `Escriba menos de ${LONGEST_REASON} letras`)
const publication = z.object({
  cargo: z.string().min(3, 'Escriba su cargo').max(120, 'Escriba menos de 120 letras'),
  codigo: z.string().min(6, 'Escriba el código de seis cifras de su aplicación').max(20, 'Escriba seis cifras'),
  motivo: z.string().max(LONGEST_REASON, `Escriba menos de ${LONGEST_REASON} letras`),
})

/** What somebody does with the draft of a report. */
export type ReportDeed =
  | { readonly kind: 'write'; readonly block: BlockId; readonly text: string }
  | { readonly kind: 'restore'; readonly block: BlockId }
  | { readonly kind: 'explain'; readonly key: string; readonly text: string }
  | {
      readonly kind: 'publish'
      readonly position: string
      readonly code: string
      readonly reason: string
      readonly seen: string
    }

export type ReportForm = {
  readonly read:
    | { readonly ok: true; readonly deed: ReportDeed }
    | { readonly ok: false; readonly problems: FieldProblems }
  /** Revision of the draft that the page showed; 0 where there was none. */
  readonly revision: number
}

function blockOf(form: FormData): BlockId | null {
  const named = lineOf(form, 'parte')
  return BLOCK_IDS.find((id) => id === named) ?? null
}

const refused = (field: string, problem: string): ReportForm['read'] => ({ ok: false, problems: { [field]: problem } })

function readWriting(form: FormData, block: BlockId): ReportForm['read'] {
  const text = linesOf(form, textField(block))
  if (text.length < 10) return refused(textField(block), 'Escriba el texto, o vuelva al propuesto')
  if (text.length > LONGEST_TEXT) return refused(textField(block), `Escriba menos de ${LONGEST_TEXT} letras`)
  return { ok: true, deed: { kind: 'write', block, text } }
}

function readExplanation(form: FormData): ReportForm['read'] {
  const key = lineOf(form, 'observacion')
  const read = reason('Escriba por qué, en diez letras o más').safeParse(linesOf(form, explanationField(key)))
  if (read.success) return { ok: true, deed: { kind: 'explain', key, text: read.data } }
  return refused(explanationField(key), read.error.issues[0]?.message ?? '')
}

function readPublication(form: FormData): ReportForm['read'] {
  const read = readFields(publication, form, ['motivo'])
  if (!read.ok) return read
  const { cargo: position, codigo: code, motivo } = read.input
  return { ok: true, deed: { kind: 'publish', position, code, reason: motivo, seen: lineOf(form, 'visto') } }
}

function readDeed(form: FormData): ReportForm['read'] {
  const block = blockOf(form)
  switch (lineOf(form, 'accion')) {
    case 'texto':
      return block ? readWriting(form, block) : refused('parte', 'Esa parte no existe')
    case 'restaurar':
      return block ? { ok: true, deed: { kind: 'restore', block } } : refused('parte', 'Esa parte no existe')
    case 'explicar':
      return readExplanation(form)
    case 'publicar':
      return readPublication(form)
    default:
      return refused('accion', 'Elija qué hacer')
  }
}

/** Reads a deed on the draft: `texto`, `restaurar`, `explicar` or `publicar`. */
export function readReportForm(form: FormData): ReportForm {
  const revision = lineOf(form, 'revision')
  return { read: readDeed(form), revision: /^\d{1,9}$/.test(revision) ? Number(revision) : 0 }
}
