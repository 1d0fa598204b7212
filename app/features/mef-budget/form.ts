import { z } from 'zod'
import { MEF_REPLIES, type MefReply } from '#surveys/mef-budget/answers.ts'
import { asSent, fileOf, lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Sealed } from '#app/features/imports/seal-import.server.ts'

type Read<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Year of the figures, where they come from and the ISO date of them. */
export type MefOrigin = { readonly year: number; readonly source: string; readonly sourcedOn: string }

const FIRST_YEAR = 2014
const origin = z.object({
  anio: z
    .string()
    .regex(/^\d{4}$/, 'Escriba el año, como 2026')
    .transform(Number)
    .refine((year) => year >= FIRST_YEAR && year <= 2100, `Escriba un año desde ${FIRST_YEAR}`),
  fuente: z.string().min(3, 'Escriba de dónde salen las cifras').max(200, 'Escriba menos de 200 letras'),
  fecha: z.iso.date('Escriba la fecha de las cifras'),
})

/** What somebody sends from the page of figures of MEF. */
export type MefSent =
  | { readonly intent: 'review'; readonly origin: MefOrigin; readonly file: File | null }
  | { readonly intent: 'confirm'; readonly origin: MefOrigin; readonly announced: Sealed }

/** What the Ministry says to an objection. */
export type MefReplyForm = { readonly reply: MefReply; readonly text: string }

const LETTERS = { shortest: 10, longest: 500 } as const
const reason = (what: string) =>
  z
    .string()
    .min(LETTERS.shortest, `Escriba ${what}, en ${LETTERS.shortest} a ${LETTERS.longest} letras`)
    .max(LETTERS.longest, `Escriba menos de ${LETTERS.longest} letras`)

/** Reads what the Ministry says to an objection. */
export function readMefReply(form: FormData): Read<MefReplyForm> {
  const schema = z.object({ respuesta: z.enum(MEF_REPLIES, 'Elija una respuesta'), texto: reason('la explicación') })
  const read = readFields(schema, form, ['texto'])
  return read.ok ? { ok: true, input: { reply: read.input.respuesta, text: read.input.texto } } : read
}

/** Reads the forms of the page of figures of MEF. @throws {AppError} `invalid-input` for one that it does not have. */
export function readMef(form: FormData): Read<MefSent> {
  const intent = lineOf(form, 'accion')
  if (intent !== 'revisar' && intent !== 'confirmar') throw new AppError('invalid-input')
  const read = readFields(origin, form)
  if (!read.ok) return read
  const { anio: year, fuente: source, fecha: sourcedOn } = read.input
  const from = { year, source, sourcedOn }
  if (intent === 'revisar')
    return { ok: true, input: { intent: 'review', origin: from, file: fileOf(form, 'planilla') } }
  const announced = { announced: asSent(form, 'anunciado'), seal: asSent(form, 'sello') }
  return { ok: true, input: { intent: 'confirm', origin: from, announced } }
}

/** What an entity says of its figures, as they were on its page. */
export type MefAnswerForm = { readonly year: number; readonly revision: number } & (
  | { readonly verdict: 'confirmed' }
  | { readonly verdict: 'objected'; readonly programme: string | null; readonly reason: string }
)

/** Reads what an entity says. @throws {AppError} `invalid-input` for a button that the page does not have. */
export function readMefAnswer(form: FormData): Read<MefAnswerForm> {
  const about = { year: Number(lineOf(form, 'anio')), revision: Number(lineOf(form, 'revision')) }
  if (!Number.isSafeInteger(about.year) || !Number.isSafeInteger(about.revision)) throw new AppError('invalid-input')
  switch (lineOf(form, 'accion')) {
    case 'confirmar':
      return { ok: true, input: { ...about, verdict: 'confirmed' } }
    case 'objetar': {
      const read = readFields(z.object({ programa: z.string().max(4), razon: reason('la razón') }), form, ['razon'])
      if (!read.ok) return read
      const { programa, razon } = read.input
      return { ok: true, input: { ...about, verdict: 'objected', programme: programa || null, reason: razon } }
    }
    default:
      throw new AppError('invalid-input')
  }
}
