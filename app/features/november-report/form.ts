import { z } from 'zod'
import { fileOf, lineOf, linesOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import type { ObjectiveText, ReportTexts } from '#surveys/november-report/facts.ts'
import { OBJECTIVE_IDS } from '#surveys/november-report/objectives.ts'
import { doneField, MOST_SERVICES, noServiceField, serviceField, textField } from './november-address.ts'
import { REPORT_DEED_VALUES, REPORT_DEEDS, type ReportDeed } from './step-rules.ts'

type Read<T> = { readonly ok: true; readonly input: T } | { readonly ok: false; readonly problems: FieldProblems }

const text = (shortest: number, message: string, longest = 200) =>
  z.string().min(shortest, message).max(longest, `Escriba menos de ${longest} letras`)

const reason = z.object({ razon: text(10, 'Escriba la razón, con al menos 10 letras', 1000) })
const signature = z.object({
  cargo: text(3, 'Escriba su cargo'),
  documento: text(3, 'Escriba la resolución o el documento de su designación'),
  codigo: text(6, 'Escriba el código de su aplicación', 40),
})
const paper = z.object({
  nombre: text(5, 'Escriba nombre y apellidos de quien firmó'),
  cargo: text(3, 'Escriba el cargo de quien firmó'),
  resolucion: z.string().max(200, 'Escriba menos de 200 letras'),
})

/** What somebody says who signs by her account. */
export type TypedSignature = { readonly position: string; readonly document: string; readonly code: string }

/** What is told of a report that was signed outside. */
export type TypedPaper = {
  readonly kind: 'scan' | 'signed-file'
  readonly name: string
  readonly position: string
  readonly resolution: string
}

/** What the coordination wrote. */
export type TypedReport = { readonly texts: ReportTexts; readonly letterNumber: string; readonly letterDate: string }

/** What the page showed: revision of the report, and digest of what would be presented. */
type Seen = { readonly revision: number; readonly digest: string }

export type ReportForm = Seen &
  (
    | { readonly deed: 'write'; readonly typed: Read<TypedReport> }
    | { readonly deed: 'send' | 'take-back' | 'drop' }
    | { readonly deed: 'return' | 'correct'; readonly reason: Read<string> }
    | { readonly deed: 'sign'; readonly signature: Read<TypedSignature> }
    | { readonly deed: 'register'; readonly paper: Read<TypedPaper>; readonly file: File | null }
    | { readonly deed: 'unsigned'; readonly confirmed: Read<true> }
  )

const LONGEST_TEXT = 6000
const LONGEST_DONE = 1000

function readServices(form: FormData, objective: string) {
  const services: ObjectiveText['services'][number][] = []
  const problems: Record<string, string> = {}
  for (let place = 1; place <= MOST_SERVICES; place += 1) {
    const name = lineOf(form, serviceField(objective, place))
    const done = linesOf(form, doneField(objective, place))
    if (name === '' && done === '') continue
    if (name === '') problems[serviceField(objective, place)] = 'Escriba el nombre del servicio'
    if (name.length > 200) problems[serviceField(objective, place)] = 'Escriba menos de 200 letras'
    if (done.length > LONGEST_DONE) problems[doneField(objective, place)] = `Escriba menos de ${LONGEST_DONE} letras`
    services.push({ name, done })
  }
  return { services, problems }
}

function readTexts(form: FormData): Read<ReportTexts> {
  const texts: Partial<Record<keyof ReportTexts, ObjectiveText>> = {}
  let problems: Record<string, string> = {}
  for (const id of OBJECTIVE_IDS) {
    const own = linesOf(form, textField(id))
    const read = readServices(form, id)
    if (own.length > LONGEST_TEXT) problems[textField(id)] = `Escriba menos de ${LONGEST_TEXT} letras`
    problems = { ...problems, ...read.problems }
    const noService = form.has(noServiceField(id))
    if (own !== '' || noService || read.services.length > 0)
      texts[id] = { text: own, noService, services: read.services }
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, input: texts }
}

function readTyped(form: FormData): Read<TypedReport> {
  const texts = readTexts(form)
  const [letterNumber, letterDate] = [lineOf(form, 'oficio'), lineOf(form, 'fecha-oficio')]
  const problems = {
    ...(texts.ok ? {} : texts.problems),
    ...(letterNumber.length > 120 ? { oficio: 'Escriba menos de 120 letras' } : {}),
    ...(letterDate === '' || z.iso.date().safeParse(letterDate).success
      ? {}
      : { 'fecha-oficio': 'Elija la fecha del oficio' }),
  }
  if (!texts.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, input: { texts: texts.input, letterNumber, letterDate } }
}

function readReason(form: FormData): Read<string> {
  const read = readFields(reason, form, ['razon'])
  return read.ok ? { ok: true, input: read.input.razon } : read
}

function declared<T>(form: FormData, read: Read<T>, words: string): Read<T> {
  if (form.has('declaro')) return read
  return { ok: false, problems: { ...(read.ok ? {} : read.problems), declaro: words } }
}

function readSignature(form: FormData): Read<TypedSignature> {
  const read = readFields(signature, form)
  const typed: Read<TypedSignature> = read.ok
    ? { ok: true, input: { position: read.input.cargo, document: read.input.documento, code: read.input.codigo } }
    : read
  return declared(form, typed, 'Marque la declaración para firmar')
}

function readPaper(form: FormData): Read<TypedPaper> {
  const read = readFields(paper, form)
  const kind = form.get('tipo') === 'digital' ? 'signed-file' : 'scan'
  const typed: Read<TypedPaper> = read.ok
    ? {
        ok: true,
        input: { kind, name: read.input.nombre, position: read.input.cargo, resolution: read.input.resolucion },
      }
    : read
  return declared(form, typed, 'Marque que el archivo es este mismo informe')
}

/** Reads what is done with a report; null for a word that is none of ours. */
export function readReportForm(form: FormData): ReportForm | null {
  const word = lineOf(form, 'accion')
  const seen = { revision: Number(lineOf(form, 'revision') || Number.NaN), digest: lineOf(form, 'huella') }
  if (word === 'guardar') return { ...seen, deed: 'write', typed: readTyped(form) }
  const deed: ReportDeed | undefined = REPORT_DEEDS.find((each) => REPORT_DEED_VALUES[each] === word)
  switch (deed) {
    case undefined:
      return null
    case 'return':
    case 'correct':
      return { ...seen, deed, reason: readReason(form) }
    case 'sign':
      return { ...seen, deed, signature: readSignature(form) }
    case 'register':
      return { ...seen, deed, paper: readPaper(form), file: fileOf(form, 'archivo') }
    case 'unsigned':
      return {
        ...seen,
        deed,
        confirmed: form.has('confirmo')
          ? { ok: true, input: true }
          : { ok: false, problems: { confirmo: 'Marque que lo presenta sin firma' } },
      }
    default:
      return { ...seen, deed }
  }
}

const answer = z.object({ comentario: z.string().max(2000, 'Escriba menos de 2000 letras') })

/** What the Ministry answers to a presented version. */
export type AnswerForm = { readonly step: 'received' | 'observed'; readonly comment: Read<string> }

/** Reads the Ministry's answer; null for a word that is none of ours. */
export function readAnswerForm(form: FormData): AnswerForm | null {
  const word = lineOf(form, 'accion')
  if (word !== 'recibido' && word !== 'observado') return null
  const step = word === 'recibido' ? 'received' : 'observed'
  const read = readFields(answer, form, ['comentario'])
  if (!read.ok) return { step, comment: read }
  const { comentario } = read.input
  if (step === 'observed' && comentario.length < 10)
    return { step, comment: { ok: false, problems: { comentario: 'Escriba qué se observa, con al menos 10 letras' } } }
  return { step, comment: { ok: true, input: comentario } }
}

const intake = z.object({
  mesa: z.enum(['si', 'no'], 'Elija si hace falta la mesa de partes'),
  documento: text(3, 'Escriba el documento con que se dispone'),
})

export type TypedIntake = { readonly alsoAtDesk: boolean; readonly document: string }

/** Reads how the Ministry takes reports in. */
export function readIntakeForm(form: FormData): Read<TypedIntake> {
  const read = readFields(intake, form)
  return read.ok ? { ok: true, input: { alsoAtDesk: read.input.mesa === 'si', document: read.input.documento } } : read
}
