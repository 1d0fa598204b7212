import { z } from 'zod'
import type { RubricItem } from '#surveys/model/instrument.ts'
import { CLASS_OF_LEVEL, documentChoices } from '#surveys/scoring/evidence.ts'
import type { NewEvidence } from '#db/queries/budget-evidence.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'

const FIRST_YEAR = 2000

const fields = z.object({
  prueba: z.string(),
  documento: z.string().trim().max(200, 'Escriba menos de 200 letras'),
  fecha: z.iso.date('Escriba la fecha del documento'),
  unidad: z.string().trim().min(2, 'Escriba la unidad que lo emitió').max(200, 'Escriba menos de 200 letras'),
  anio: z.string().trim(),
  pagina: z
    .string()
    .trim()
    .min(1, 'Escriba la página o sección donde está la prueba')
    .max(60, 'Escriba menos de 60 letras'),
  muestra: z.string().trim().min(5, 'Escriba en una línea qué demuestra').max(300, 'Escriba menos de 300 letras'),
})

const link = z
  .url({ protocol: /^https?$/, message: 'Escriba la dirección completa, por ejemplo https://www.gob.pe/…' })
  .max(500, 'La dirección es demasiado larga')

export type EvidenceForm = { get(name: string): unknown }
export type DescribedEvidence = Pick<
  NewEvidence,
  'class' | 'documentType' | 'documentNumber' | 'issuedBy' | 'documentDate' | 'fiscalYear' | 'shows' | 'page'
>
export type Reference = { readonly kind: 'link' | 'document'; readonly reference: string }
type Around = {
  readonly rubric: Pick<RubricItem, 'documents'>
  readonly assessmentYear: number
  readonly today: string
}
type Read<T> = { readonly ok: true; readonly read: T } | { readonly ok: false; readonly problems: FieldProblems }

function yearProblem(text: string, isUse: boolean, latest: number): string | null {
  if (text === '') return isUse ? 'Escriba el año fiscal cuyo uso prueba' : null
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  return year >= FIRST_YEAR && year <= latest ? null : `Escriba un año fiscal entre ${FIRST_YEAR} y ${latest}`
}

/**
 * Reads what a form says of a document: which of the item's documents it is (its class follows from that), number,
 * date, unit, fiscal year, page and what it shows. Pure.
 */
export function readDescription(
  form: EvidenceForm,
  { rubric, assessmentYear, today }: Around,
): Read<DescribedEvidence> {
  const parsed = fields.safeParse(
    Object.fromEntries(Object.keys(fields.shape).map((name) => [name, String(form.get(name) ?? '')])),
  )
  const problems: Record<string, string> = parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]).reverse())
  const choice = documentChoices(rubric).find(({ value }) => value === form.get('prueba'))
  if (!choice) problems['prueba'] = 'Elija qué documento es'
  if (parsed.success && parsed.data.fecha > today) problems['fecha'] = 'La fecha del documento no puede ser futura'
  const wrongYear = yearProblem(String(form.get('anio') ?? '').trim(), choice?.level === 3, assessmentYear)
  if (wrongYear) problems['anio'] = wrongYear
  if (!parsed.success || !choice || Object.keys(problems).length > 0) return { ok: false, problems }
  const { documento, fecha, unidad, anio, pagina, muestra } = parsed.data
  return {
    ok: true,
    read: {
      class: CLASS_OF_LEVEL[choice.level],
      documentType: choice.name,
      documentNumber: documento,
      documentDate: fecha,
      issuedBy: unidad,
      fiscalYear: anio === '' ? null : Number(anio),
      page: pagina,
      shows: muestra,
    },
  }
}

/** Reads the address of a link, or the number of a document that is not handed in itself. Pure. */
export function readReference(form: EvidenceForm): Read<Reference> {
  const isLink = form.get('tipo') === 'enlace'
  if (!isLink) {
    const number = String(form.get('documento') ?? '').trim()
    return number.length < 3
      ? { ok: false, problems: { documento: 'Escriba el tipo y número del documento' } }
      : { ok: true, read: { kind: 'document', reference: number } }
  }
  const read = link.safeParse(String(form.get('enlace') ?? '').trim())
  return read.success
    ? { ok: true, read: { kind: 'link', reference: read.data } }
    : { ok: false, problems: { enlace: read.error.issues[0]?.message ?? '' } }
}
