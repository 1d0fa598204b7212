import { z } from 'zod'
import type { Rhythm } from '#db/queries/plan-rhythm.server.ts'
import { PROGRESS_STATES, type ProgressState } from '#db/schema/plan-words.ts'
import { chosenOf, fileOf, lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'

export type Read<T> =
  | { readonly ok: true; readonly input: T }
  | { readonly ok: false; readonly problems: FieldProblems }

const typedText = (longest: number) => z.string().max(longest, `Escriba menos de ${longest} letras`)

/** Revision of the action that the page showed; null where the form does not say. */
function revisionOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** What is told of an action. */
export type FollowUpInput = {
  readonly cutOff: string
  readonly progress: ProgressState
  readonly indicatorNow: string
  readonly comment: string
}

const followUp = z.object({
  estado: z.enum(PROGRESS_STATES, 'Elija cómo va la acción'),
  corte: z.iso.date('Elija para qué corte informa'),
  indicador: typedText(300),
  comentario: typedText(2000),
})

function readTold(form: FormData): Read<FollowUpInput> {
  const read = readFields(followUp, form, ['comentario'])
  if (!read.ok) return read
  const { estado, corte, indicador, comentario } = read.input
  return { ok: true, input: { progress: estado, cutOff: corte, indicatorNow: indicador, comment: comentario } }
}

/** What is said of a proof, and the file, link or number itself. */
export type ProofInput = {
  readonly shows: string
  /** ISO date that it bears, or null. */
  readonly documentDate: string | null
  readonly namesPeople: boolean
  readonly content:
    | { readonly kind: 'file'; readonly file: File }
    | { readonly kind: 'link' | 'document'; readonly reference: string }
}

const proof = z.object({
  muestra: typedText(300).pipe(z.string().min(5, 'Escriba en una línea qué muestra')),
  fecha: z.union([z.literal(''), z.iso.date('Escriba la fecha del documento')], 'Escriba la fecha del documento'),
})
const link = z
  .url({ protocol: /^https?$/, message: 'Escriba la dirección completa, por ejemplo https://www.gob.pe/…' })
  .max(500, 'La dirección es demasiado larga')

/** The file, link or number of a document that a form gives; or what is wrong, also where it gives none or two. */
export function contentOf(form: FormData): ProofInput['content'] | { readonly problems: FieldProblems } {
  const file = fileOf(form, 'archivo')
  const [address, number] = [lineOf(form, 'enlace'), lineOf(form, 'documento')]
  const given = [file !== null && file.size > 0, address !== '', number !== ''].filter(Boolean).length
  if (given === 0) return { problems: { archivo: 'Elija el archivo, o escriba un enlace o el número del documento' } }
  if (given > 1) return { problems: { archivo: 'Deje solo uno: el archivo, el enlace o el número' } }
  if (file !== null && file.size > 0) return { kind: 'file', file }
  if (number !== '')
    return number.length < 3 || number.length > 200
      ? { problems: { documento: 'Escriba el tipo y número del documento, en menos de 200 letras' } }
      : { kind: 'document', reference: number }
  const read = link.safeParse(address)
  return read.success
    ? { kind: 'link', reference: read.data }
    : { problems: { enlace: read.error.issues[0]?.message ?? '' } }
}

function readProof(form: FormData): Read<ProofInput> {
  const said = readFields(proof, form)
  const content = contentOf(form)
  if (!said.ok || 'problems' in content) {
    const problems = { ...('problems' in content ? content.problems : {}), ...(said.ok ? {} : said.problems) }
    return { ok: false, problems }
  }
  const { muestra, fecha } = said.input
  const namesPeople = lineOf(form, 'nombra') === 'si'
  return { ok: true, input: { shows: muestra, documentDate: fecha === '' ? null : fecha, namesPeople, content } }
}

/** Whether anything was typed or chosen of a proof. */
function hasProof(form: FormData): boolean {
  const file = fileOf(form, 'archivo')
  const typed = ['muestra', 'enlace', 'documento', 'fecha', 'nombra'].some((name) => lineOf(form, name) !== '')
  return typed || (file !== null && file.size > 0)
}

/** What the page of an action asks for. Of each, the revision of the action that the page showed. */
export type FollowUpForm = { readonly revision: number | null } & (
  | {
      readonly kind: 'same' /** Page from which it was said, as sent; empty for the action's own. */
      readonly back: string
    }
  | {
      readonly kind: 'tell'
      readonly told: Read<FollowUpInput>
      /** Null where nothing came along. */
      readonly proof: Read<ProofInput> | null
    }
)

/** Reads `igual` (it goes on as before), or else what is told of an action, with a proof where one comes along. */
export function readFollowUpForm(form: FormData): FollowUpForm {
  const revision = revisionOf(lineOf(form, 'revision'))
  if (lineOf(form, 'accion') === 'igual') return { kind: 'same', revision, back: lineOf(form, 'volver') }
  return { kind: 'tell', revision, told: readTold(form), proof: hasProof(form) ? readProof(form) : null }
}

export type ProofForm = { readonly revision: number | null } & (
  | { readonly kind: 'remove'; readonly proofId: string }
  | { readonly kind: 'add'; readonly proof: Read<ProofInput> }
)

/** Reads `retirar` (a proof), or else a proof to add. */
export function readProofForm(form: FormData): ProofForm {
  const revision = revisionOf(lineOf(form, 'revision'))
  return lineOf(form, 'accion') === 'retirar'
    ? { kind: 'remove', revision, proofId: lineOf(form, 'medio') }
    : { kind: 'add', revision, proof: readProof(form) }
}

export type SendBackForm = { readonly revision: number | null; readonly reason: Read<string> }

const sentBack = z.object({ razon: typedText(1000).pipe(z.string().min(3, 'Escriba qué falta o qué se pide')) })

/** Reads why an action that was told done is sent back. */
export function readSendBackForm(form: FormData): SendBackForm {
  const read = readFields(sentBack, form, ['razon'])
  return {
    revision: revisionOf(lineOf(form, 'revision')),
    reason: read.ok ? { ok: true, input: read.input.razon } : read,
  }
}

/** Reads how often it is told how far a plan is: `cada-trimestre` or `dos-cortes`; null for another word. */
export function readRhythmForm(form: FormData): Rhythm | null {
  const word = lineOf(form, 'accion')
  if (word === 'cada-trimestre') return 'quarterly'
  return word === 'dos-cortes' ? 'twice-a-year' : null
}

export type AssignForm = {
  /** Actions that were chosen, with the revision that the page showed. */
  readonly actions: readonly { readonly id: string; readonly revision: number }[]
  /** Account, `nadie`, or empty where none was chosen. */
  readonly account: string
}

/** Reads which actions an account follows up from now on. */
export function readAssignForm(form: FormData): AssignForm {
  const actions = chosenOf(form, 'acciones').flatMap((chosen) => {
    const [, id = '', revision = ''] = /^([0-9a-z-]{1,40})\.(\d{1,9})$/.exec(chosen) ?? []
    return id === '' ? [] : [{ id, revision: Number(revision) }]
  })
  return { actions, account: lineOf(form, 'cuenta') }
}
