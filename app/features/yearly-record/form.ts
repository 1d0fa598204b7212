import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { OfficialLetter, SaidFact } from '#surveys/yearly-record/fact.ts'
import { ENTITY_KINDS, type EntityFactKind, type FactKind } from '#surveys/yearly-record/kinds.ts'
import { readAnyProof, type ProofInput, type Read } from '#app/features/plan/carry-out/form.ts'
import { asSent, chosenOf, fileOf, lineOf, linesOf, type FieldProblems } from '#app/kit/forms/fields.ts'
import type { Sealed } from '#app/features/imports/seal-import.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { contentOf } from './fact-contents.ts'
import { factFields, type FactField } from './fact-fields.ts'
import { fieldProblem, isDay, LONGEST } from './field-rules.ts'

export type { Read }

function typedOf(form: FormData, { name, shape }: FactField): string {
  if (shape === 'choices') return chosenOf(form, name).join(' ')
  return shape === 'lines' || shape === 'entities' ? linesOf(form, name) : lineOf(form, name)
}

/** A fact as a form gives it, and the proof that came with it. */
export type FactInput = {
  readonly on: string
  readonly said: SaidFact
  /** Null where the form asks for none. */
  readonly letter: OfficialLetter | null
  readonly proof: Read<ProofInput> | null
  /** Revision that the page showed; null for a new one. */
  readonly revision: number | null
}

function readLetter(form: FormData): Read<OfficialLetter> {
  const [number, on] = [lineOf(form, 'oficio'), lineOf(form, 'oficio-fecha')]
  const problems: Record<string, string> = {}
  if (number === '' || number.length > LONGEST) problems['oficio'] = 'Escriba el número del oficio por el que llegó'
  if (!isDay(on)) problems['oficio-fecha'] = 'Elija la fecha del oficio'
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, input: { number, on } }
}

/** Reads a fact of a kind. @param asked level of the entity, and whether it came by letter. */
export function readFact(
  kind: FactKind,
  form: FormData,
  asked: { readonly level: GovernmentLevel | null; readonly byLetter: boolean },
): Read<FactInput> {
  const fields = factFields(kind, asked.level)
  const values = Object.fromEntries(fields.map((field) => [field.name, typedOf(form, field)]))
  const problems: Record<string, string> = {}
  const on = lineOf(form, 'ocurrio')
  if (!isDay(on)) problems['ocurrio'] = 'Elija la fecha'
  for (const field of fields) {
    const problem = fieldProblem(field, values[field.name] ?? '')
    if (problem !== null) problems[field.name] = problem
  }
  const letter = asked.byLetter ? readLetter(form) : null
  if (letter && !letter.ok) Object.assign(problems, letter.problems)
  const proof = readAnyProof(form)
  if (proof && !proof.ok) Object.assign(problems, proof.problems)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const said = { kind, content: contentOf(kind, values) } as SaidFact
  const revision = revisionOf(form)
  return { ok: true, input: { on, said, letter: letter?.ok ? letter.input : null, proof, revision } }
}

function revisionOf(form: FormData): number | null {
  const text = lineOf(form, 'revision')
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** What the page of a record asks for. `seen`: ids and revisions of the drafts that it showed. */
export type RecordOrder =
  | { readonly kind: 'start' }
  | { readonly kind: 'submit'; readonly seen: string }
  | { readonly kind: 'nothing'; readonly of: EntityFactKind }

/** Reads `empezar`, `enviar` or `nada`. @throws {AppError} `invalid-input` for a button that the page has not. */
export function readRecordOrder(form: FormData): RecordOrder {
  switch (lineOf(form, 'accion')) {
    case 'empezar':
      return { kind: 'start' }
    case 'enviar':
      return { kind: 'submit', seen: lineOf(form, 'vistos') }
    case 'nada': {
      const of = ENTITY_KINDS.find((kind) => kind === lineOf(form, 'tema'))
      if (of) return { kind: 'nothing', of }
    }
  }
  throw new AppError('invalid-input')
}

/** What takes a fact one step on. `revision`: of the fact, as the page showed it. */
export type MoveOrder =
  | { readonly kind: 'delete' | 'take-back' | 'validate'; readonly revision: number }
  | { readonly kind: 'answer' | 'observe'; readonly revision: number; readonly text: Read<string> }

/** What the page of a fact asks for. */
export type FactOrder =
  | MoveOrder
  | { readonly kind: 'save' | 'add-proof'; readonly revision: number }
  | { readonly kind: 'remove-proof'; readonly revision: number; readonly proofId: string }

const ORDERS = {
  guardar: 'save',
  agregar: 'add-proof',
  borrar: 'delete',
  recuperar: 'take-back',
  validar: 'validate',
} as const
const WORDS = {
  responder: ['answer', 'Escriba qué responde, en 5 a 2000 letras'],
  observar: ['observe', 'Escriba qué falta o qué se pide, en 5 a 2000 letras'],
} as const

/** Reads which button of a fact was pressed. @throws {AppError} `invalid-input` for one that the page has not. */
export function readFactOrder(form: FormData): FactOrder {
  const [button, revision] = [lineOf(form, 'accion'), revisionOf(form)]
  if (revision === null) throw new AppError('invalid-input')
  if (button === 'retirar') return { kind: 'remove-proof', revision, proofId: lineOf(form, 'medio') }
  if (button === 'responder' || button === 'observar') {
    const text = linesOf(form, 'texto')
    const [kind, problem] = WORDS[button]
    const problems: FieldProblems = { texto: problem }
    const isText = text.length >= 5 && text.length <= 2000
    return { kind, revision, text: isText ? { ok: true, input: text } : { ok: false, problems } }
  }
  if (!Object.hasOwn(ORDERS, button)) throw new AppError('invalid-input')
  return { kind: ORDERS[button as keyof typeof ORDERS], revision }
}

/** What somebody sends from the page of the sheet of a record. */
export type SheetSent =
  | { readonly intent: 'review'; readonly file: File | null }
  | { readonly intent: 'confirm'; readonly announced: Sealed }

/** Reads `revisar` or `confirmar`. @throws {AppError} `invalid-input` for a button that the page has not. */
export function readRecordSheet(form: FormData): SheetSent {
  switch (lineOf(form, 'accion')) {
    case 'revisar':
      return { intent: 'review', file: fileOf(form, 'planilla') }
    case 'confirmar':
      return {
        intent: 'confirm',
        announced: { announced: asSent(form, 'anunciado'), seal: asSent(form, 'sello') },
      }
    default:
      throw new AppError('invalid-input')
  }
}
